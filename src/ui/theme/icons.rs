//! The icons: Tabler Icons, cut down by packaging/fonts/make.sh to the names listed here.

use eframe::egui::emath::GuiRounding as _;
use eframe::egui::{Color32, Pos2, Ui, Vec2, pos2};

use super::fonts;

macro_rules! icons {
    ($($variant:ident = $name:literal, $code:literal;)*) => {
        /// An icon of the icon font.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the name is the picture")]
        pub enum Icon {
            $($variant,)*
        }

        impl Icon {
            /// All icons, in the order of their names.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The character of the icon in the icon font.
            pub const fn code(self) -> char {
                match self {
                    $(Self::$variant => $code,)*
                }
            }

            /// The name of the icon in Tabler Icons.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

icons! {
    AddressBook = "address-book", '\u{f021}';
    Adjustments = "adjustments", '\u{ea03}';
    AlertCircle = "alert-circle", '\u{ea05}';
    AlertTriangle = "alert-triangle", '\u{ea06}';
    Archive = "archive", '\u{ea0b}';
    ArchiveOff = "archive-off", '\u{f0ad}';
    ArrowBackUp = "arrow-back-up", '\u{eb77}';
    ArrowDown = "arrow-down", '\u{ea16}';
    ArrowForwardUp = "arrow-forward-up", '\u{eb78}';
    ArrowLeft = "arrow-left", '\u{ea19}';
    ArrowRight = "arrow-right", '\u{ea1f}';
    ArrowUp = "arrow-up", '\u{ea25}';
    Ban = "ban", '\u{ea2e}';
    Bell = "bell", '\u{ea35}';
    BrandInstagram = "brand-instagram", '\u{ec20}';
    BrandTelegram = "brand-telegram", '\u{ec26}';
    BrandVk = "brand-vk", '\u{ed72}';
    BrandWhatsapp = "brand-whatsapp", '\u{ec74}';
    BuildingStore = "building-store", '\u{ea4e}';
    Bulb = "bulb", '\u{ea51}';
    Cake = "cake", '\u{f00f}';
    Calendar = "calendar", '\u{ea53}';
    CalendarEvent = "calendar-event", '\u{ea52}';
    CalendarOff = "calendar-off", '\u{ee1f}';
    CalendarPlus = "calendar-plus", '\u{ebba}';
    Cash = "cash", '\u{ea55}';
    ChartLine = "chart-line", '\u{ea5c}';
    Check = "check", '\u{ea5e}';
    ChevronDown = "chevron-down", '\u{ea5f}';
    ChevronLeft = "chevron-left", '\u{ea60}';
    ChevronRight = "chevron-right", '\u{ea61}';
    ChevronUp = "chevron-up", '\u{ea62}';
    CircleCheck = "circle-check", '\u{ea67}';
    CircleX = "circle-x", '\u{ea6a}';
    Clipboard = "clipboard", '\u{ea6f}';
    Clock = "clock", '\u{ea70}';
    Coffee = "coffee", '\u{ef0e}';
    Columns3 = "columns-3", '\u{f6d6}';
    Copy = "copy", '\u{ea7a}';
    Database = "database", '\u{ea88}';
    DeviceFloppy = "device-floppy", '\u{eb62}';
    Dice5 = "dice-5", '\u{f08f}';
    Dots = "dots", '\u{ea95}';
    Download = "download", '\u{ea96}';
    Droplet = "droplet", '\u{ea97}';
    ExternalLink = "external-link", '\u{ea99}';
    Eye = "eye", '\u{ea9a}';
    EyeOff = "eye-off", '\u{ecf0}';
    FileImport = "file-import", '\u{edea}';
    FileSpreadsheet = "file-spreadsheet", '\u{f03e}';
    FileText = "file-text", '\u{eaa2}';
    Filter = "filter", '\u{eaa5}';
    Flag = "flag", '\u{eaa6}';
    FolderOpen = "folder-open", '\u{faf7}';
    Gift = "gift", '\u{eb68}';
    GripVertical = "grip-vertical", '\u{ec01}';
    HeartHandshake = "heart-handshake", '\u{f0f3}';
    Help = "help", '\u{eabf}';
    History = "history", '\u{ebea}';
    Hourglass = "hourglass", '\u{ef93}';
    IdBadge = "id-badge", '\u{eff7}';
    InfoCircle = "info-circle", '\u{eac5}';
    Keyboard = "keyboard", '\u{ebd6}';
    Language = "language", '\u{ebbe}';
    LayoutGrid = "layout-grid", '\u{edba}';
    LayoutSidebarLeftCollapse = "layout-sidebar-left-collapse", '\u{f004}';
    LayoutSidebarLeftExpand = "layout-sidebar-left-expand", '\u{f005}';
    Link = "link", '\u{eade}';
    ListCheck = "list-check", '\u{eb6a}';
    Lock = "lock", '\u{eae2}';
    Mail = "mail", '\u{eae5}';
    Message = "message", '\u{eaef}';
    Minus = "minus", '\u{eaf2}';
    Moon = "moon", '\u{eaf8}';
    Notes = "notes", '\u{eb6e}';
    Package = "package", '\u{eaff}';
    Palette = "palette", '\u{eb01}';
    Pencil = "pencil", '\u{eb04}';
    Percentage = "percentage", '\u{ecf4}';
    Phone = "phone", '\u{eb09}';
    PhoneOff = "phone-off", '\u{ecf5}';
    Photo = "photo", '\u{eb0a}';
    PlayerPause = "player-pause", '\u{ed45}';
    PlayerPlay = "player-play", '\u{ed46}';
    Plus = "plus", '\u{eb0b}';
    Printer = "printer", '\u{eb0e}';
    Receipt = "receipt", '\u{edfd}';
    Refresh = "refresh", '\u{eb13}';
    Repeat = "repeat", '\u{eb72}';
    Scissors = "scissors", '\u{eb1b}';
    Search = "search", '\u{eb1c}';
    Seedling = "seedling", '\u{ed51}';
    Selector = "selector", '\u{eb1d}';
    Send = "send", '\u{eb1e}';
    Settings = "settings", '\u{eb20}';
    ShieldCheck = "shield-check", '\u{eb22}';
    ShoppingBag = "shopping-bag", '\u{f5f8}';
    Star = "star", '\u{eb2e}';
    Sun = "sun", '\u{eb30}';
    Table = "table", '\u{eba1}';
    Tag = "tag", '\u{10096}';
    Target = "target", '\u{eb35}';
    Trash = "trash", '\u{eb41}';
    TrendingDown = "trending-down", '\u{eb42}';
    TrendingUp = "trending-up", '\u{eb43}';
    Upload = "upload", '\u{eb47}';
    User = "user", '\u{eb4d}';
    UserCheck = "user-check", '\u{eb49}';
    UserOff = "user-off", '\u{ecf9}';
    UserPlus = "user-plus", '\u{eb4b}';
    Users = "users", '\u{ebf2}';
    World = "world", '\u{eb54}';
    X = "x", '\u{eb55}';
    ZoomIn = "zoom-in", '\u{eb56}';
    ZoomOut = "zoom-out", '\u{eb57}';
}

impl Icon {
    /// Paints the icon with its centre at `centre`; `side` is its edge in points.
    pub fn paint(self, ui: &Ui, centre: Pos2, side: f32, colour: Color32) {
        let galley = ui.painter().layout_no_wrap(self.code().to_string(), fonts::icon_font(side), colour);
        let baseline = galley.rows.first().and_then(|row| row.glyphs.first()).map_or(0.0, |glyph| glyph.pos.y);
        // The pictures are drawn in a square that reaches from 0.1 below the baseline to 0.9 above it.
        let corner = pos2(centre.x - side / 2.0, centre.y + 0.4 * side - baseline);
        ui.painter().galley(corner.round_to_pixels(ui.pixels_per_point()), galley, colour);
    }

    /// Takes the room of the icon in the flow of `ui` and paints it; it says nothing to a screen reader.
    pub fn show_ui(self, ui: &mut Ui, side: f32, colour: Color32) {
        let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), eframe::egui::Sense::empty());
        self.paint(ui, rect.center(), side, colour);
    }
}
