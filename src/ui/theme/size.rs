//! Lengths of the design in points: spacing, radii, heights and widths that pages and widgets share.

/// Spacing 2: between parts of one mark.
pub const S2: f32 = 2.0;
/// Spacing 4: between a label and what it names.
pub const S4: f32 = 4.0;
/// Spacing 8: between an icon and its word, between buttons.
pub const S8: f32 = 8.0;
/// Spacing 12: inside rows, buttons and panels.
pub const S12: f32 = 12.0;
/// Spacing 16.
pub const S16: f32 = 16.0;
/// Spacing 24: between parts of a page.
pub const S24: f32 = 24.0;
/// Spacing 32: from the rail to the page's text.
pub const S32: f32 = 32.0;
/// Spacing 48.
pub const S48: f32 = 48.0;
/// Spacing 64: the edges of call mode.
pub const S64: f32 = 64.0;

/// Radius of bars.
pub const RADIUS_BAR: u8 = 2;
/// Radius of tags and key caps.
pub const RADIUS_TAG: u8 = 4;
/// Radius of buttons, inputs, rows and chips.
pub const RADIUS: u8 = 6;
/// Radius of panels, popups and the undo bar.
pub const RADIUS_PANEL: u8 = 8;
/// Radius of cards.
pub const RADIUS_CARD: u8 = 10;

/// Stroke of lines and borders.
pub const LINE: f32 = 1.0;
/// Stroke of radio rings.
pub const LINE_RADIO: f32 = 1.5;
/// Stroke of selections and of the focus ring.
pub const LINE_SELECTED: f32 = 2.0;

/// Width of the open rail.
pub const RAIL: f32 = 208.0;
/// Width of the rail with icons only.
pub const RAIL_NARROW: f32 = 56.0;
/// Height of an item of the rail.
pub const RAIL_ITEM: f32 = 32.0;
/// Row edges start this far right of the rail; the text of a row stands [`S12`] further in.
pub const PAGE_EDGE: f32 = 20.0;
/// Height of the foot of a page.
pub const FOOT: f32 = 54.0;
/// Below this window width the rail is icons only and side panels overlay or become tabs.
pub const NARROW_WINDOW: f32 = 1180.0;

/// Height of a row of a list or table.
pub const ROW: f32 = 36.0;
/// Height of a group header inside a table.
pub const ROW_GROUP: f32 = 31.0;
/// Height of a table's header.
pub const ROW_HEADER: f32 = 28.0;
/// Height of a row of history or facts.
pub const ROW_FACT: f32 = 28.0;
/// Height of a row of the import preview.
pub const ROW_PREVIEW: f32 = 32.0;
/// Height of a rung of the win-back ladder.
pub const ROW_LADDER: f32 = 38.0;

/// Height of buttons and inputs.
pub const CONTROL: f32 = 32.0;
/// Height of small buttons and chips, and the smallest side of anything clickable.
pub const CONTROL_SMALL: f32 = 28.0;
/// Height of controls of the first start.
pub const CONTROL_LARGE: f32 = 36.0;
/// Height of an outcome key of call mode.
pub const OUTCOME_KEY: f32 = 60.0;

/// Side of icons in the rail.
pub const ICON_RAIL: f32 = 18.0;
/// Side of icons in buttons and rows.
pub const ICON: f32 = 16.0;
/// Side of icons beside names.
pub const ICON_NAME: f32 = 14.0;
/// Side of icons of the first start.
pub const ICON_LARGE: f32 = 20.0;
/// Side of a step's shape in lists.
pub const STEP: f32 = 12.0;
/// Side of a step's shape in the calendar and in histories.
pub const STEP_SMALL: f32 = 10.0;
