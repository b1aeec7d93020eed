//! The table: keys, clicks, order, marks, copying, and rows that a screen reader knows.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use regulars::ui::theme::TextKind;
use regulars::ui::widgets::{Column, Group, Mark, Sort, Table};
use std::collections::BTreeSet;

use super::window;

#[derive(Default)]
struct Page {
    count: usize,
    cursor: Option<usize>,
    marks: BTreeSet<usize>,
    sort: Option<Sort>,
    opened: Vec<usize>,
    painted: BTreeSet<usize>,
    grouped: bool,
    keys_anywhere: bool,
    menu_rows: Vec<usize>,
}

fn show_ui(ui: &mut Ui, page: &mut Page) {
    let columns = [Column::grow("Client", 100.0).sortable(), Column::fixed("Revenue", 100.0).right().sortable()];
    let groups = [Group::new(0, "Calls", "2"), Group::new(2, "Offers", "8")];
    let marks = page.marks.clone();
    let marked = |row: usize| marks.contains(&row);
    let copy = |row: usize, column: usize| if column == 0 { format!("Client {row}") } else { format!("{row}\t00") };
    let mut asked = Vec::new();
    let mut menu = |ui: &mut Ui, row: usize| {
        asked.push(row);
        ui.label(format!("menu of {row}"));
    };
    let mut painted = BTreeSet::new();
    let table = Table::new("clients", "Clients", &columns, page.count)
        .cursor(page.cursor)
        .marked(&marked)
        .sorted(page.sort)
        .copy(&copy)
        .menu(&mut menu)
        .groups(if page.grouped { &groups } else { &[] });
    let table = if page.keys_anywhere { table.keys_anywhere() } else { table };
    let out = table.show_ui(
        ui,
        |row| format!("Client {row}, owes {row}00"),
        |cell| {
            painted.insert(cell.row());
            let colour = cell.look().text;
            cell.text(TextKind::Body, colour, "Client");
        },
    );
    page.painted = painted;
    page.menu_rows.extend(asked);
    page.cursor = out.cursor.or(page.cursor);
    page.sort = out.sort.or(page.sort);
    page.opened.extend(out.opened);
    match out.mark {
        Some(Mark::Toggle(row)) => page.marks = &page.marks ^ &BTreeSet::from([row]),
        Some(Mark::Range(from, to)) => page.marks = (from..=to).collect(),
        Some(Mark::All) => page.marks = (0..page.count).collect(),
        Some(Mark::None) => page.marks.clear(),
        None => {}
    }
}

fn table(count: usize) -> Harness<'static, Page> {
    window(Page { count, ..Page::default() }, show_ui)
}

fn focused(count: usize) -> Harness<'static, Page> {
    let mut harness = table(count);
    harness.get_by_label("Clients").focus();
    harness.run();
    harness
}

fn press(harness: &mut Harness<'_, Page>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run();
}

#[test]
fn a_table_that_gets_the_keyboard_selects_its_first_row() {
    assert_eq!(focused(10).state().cursor, Some(0));
}

#[test]
fn keys_move_the_selected_row_and_stop_at_the_ends() {
    let check = |start: usize, key: Key, expected: usize| {
        let mut harness = focused(1000);
        harness.state_mut().cursor = Some(start);
        harness.run();
        press(&mut harness, Modifiers::NONE, key);
        assert_eq!(harness.state().cursor, Some(expected), "{key:?} from {start}");
    };
    check(5, Key::ArrowDown, 6);
    check(5, Key::ArrowUp, 4);
    check(0, Key::ArrowUp, 0);
    check(999, Key::ArrowDown, 999);
    check(5, Key::Home, 0);
    check(5, Key::End, 999);
    // 584 points of room less the header hold 15 whole rows; a page keeps one of them in sight.
    check(5, Key::PageDown, 19);
    check(50, Key::PageUp, 36);
    check(3, Key::PageUp, 0);
    check(995, Key::PageDown, 999);
}

#[test]
fn the_selected_row_scrolls_into_sight() {
    let mut harness = focused(100_000);
    press(&mut harness, Modifiers::NONE, Key::End);
    harness.run();
    assert!(harness.state().painted.contains(&99_999));
    let row = harness.get_by_label("Client 99999, owes 9999900");
    assert!(row.rect().bottom() <= 600.0, "{:?}", row.rect());
}

#[test]
fn only_rows_in_sight_are_laid_out() {
    let harness = table(100_000);
    assert!(harness.state().painted.len() <= 17, "{:?}", harness.state().painted);
    assert!(harness.query_by_label("Client 40000, owes 4000000").is_none());
}

#[test]
fn a_row_is_one_node_with_its_name_role_place_and_state() {
    let mut harness = focused(50);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    let row = harness.get_by_role_and_label(Role::Row, "Client 1, owes 100");
    let node = row.accesskit_node();
    assert_eq!(node.is_selected(), Some(true));
    assert_eq!(node.data().row_index(), Some(1));
    let grid = harness.get_by_role_and_label(Role::Grid, "Clients");
    assert_eq!(grid.accesskit_node().data().row_count(), Some(50));
    assert_eq!(row.parent().and_then(|above| above.accesskit_node().parent()).map(|grid| grid.role()), Some(Role::Grid));
    assert_eq!(grid.accesskit_node().data().active_descendant(), Some(node.locate().0));
}

#[test]
fn a_click_selects_and_a_double_click_or_enter_opens() {
    let mut harness = table(20);
    harness.get_by_label("Client 3, owes 300").click();
    harness.run();
    assert_eq!((harness.state().cursor, harness.state().opened.len()), (Some(3), 0));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().opened, [4], "the clicked table has the keyboard");
    harness.run_steps(60); // so long that the clicks to come do not count as the third and fourth
    for _ in 0..2 {
        harness.get_by_label("Client 7, owes 700").click();
    }
    harness.run();
    assert_eq!(harness.state().opened, [4, 7]);
}

#[test]
fn an_outside_client_can_select_a_row_by_its_click_action() {
    let mut harness = table(20);
    harness.get_by_label("Client 5, owes 500").click_accesskit();
    harness.run();
    assert_eq!(harness.state().cursor, Some(5));
}

#[test]
fn space_shift_and_ctrl_mark_rows_and_escape_clears_them() {
    let marks = |harness: &Harness<'_, Page>| harness.state().marks.iter().copied().collect::<Vec<_>>();
    let mut harness = focused(20);
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert_eq!(marks(&harness), [0]);
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert_eq!(marks(&harness), [] as [usize; 0]);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(marks(&harness), [0, 1, 2]);
    press(&mut harness, Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(marks(&harness), [0, 1]);
    press(&mut harness, Modifiers::COMMAND, Key::A);
    assert_eq!(marks(&harness).len(), 20);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert_eq!(marks(&harness), [] as [usize; 0]);
    harness.get_by_label("Client 4, owes 400").click_modifiers(Modifiers::COMMAND);
    harness.run();
    harness.get_by_label("Client 6, owes 600").click_modifiers(Modifiers::COMMAND);
    harness.run();
    assert_eq!(marks(&harness), [4, 6]);
    harness.get_by_label("Client 9, owes 900").click_modifiers(Modifiers::SHIFT);
    harness.run();
    assert_eq!(marks(&harness), [6, 7, 8, 9]);
}

#[test]
fn a_click_on_a_header_asks_for_an_order_and_the_next_one_turns_it_round() {
    let mut harness = table(20);
    let check = |harness: &mut Harness<'_, Page>, column: &str, expected: Sort| {
        harness.get_by_role_and_label(Role::ColumnHeader, column).click();
        harness.run();
        assert_eq!(harness.state().sort, Some(expected));
    };
    check(&mut harness, "Revenue", Sort { column: 1, descending: true });
    check(&mut harness, "Revenue", Sort { column: 1, descending: false });
    check(&mut harness, "Client", Sort { column: 0, descending: false });
    check(&mut harness, "Client", Sort { column: 0, descending: true });
}

#[test]
fn ctrl_c_copies_marked_rows_or_else_the_selected_one_as_tabbed_text() {
    let copied = |harness: &mut Harness<'_, Page>| {
        harness.event(Event::Copy);
        harness.step();
        let commands = &harness.output().platform_output.commands;
        commands.iter().find_map(|command| if let OutputCommand::CopyText(text) = command { Some(text.clone()) } else { None })
    };
    let mut harness = focused(20);
    assert_eq!(copied(&mut harness).as_deref(), Some("Client\tRevenue\nClient 0\t0 00"));
    press(&mut harness, Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(copied(&mut harness).as_deref(), Some("Client\tRevenue\nClient 0\t0 00\nClient 1\t1 00"));
}

#[test]
fn a_right_click_selects_the_row_and_shows_its_menu() {
    let mut harness = table(20);
    harness.get_by_label("Client 2, owes 200").click_secondary();
    harness.run();
    assert_eq!(harness.state().cursor, Some(2));
    assert!(harness.state().menu_rows.iter().all(|row| *row == 2));
    harness.get_by_label("menu of 2");
}

#[test]
fn group_headers_are_named_and_keys_pass_over_them() {
    let mut harness = window(Page { count: 10, grouped: true, ..Page::default() }, show_ui);
    harness.get_by_label("Calls 2");
    harness.get_by_label("Offers 8");
    harness.get_by_label("Client 1, owes 100").click();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().cursor, Some(2));
}

#[test]
fn an_empty_table_takes_keys_calmly() {
    let mut harness = focused(0);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().cursor, None);
}

#[test]
fn the_list_of_a_page_takes_keys_while_nothing_else_has_the_keyboard() {
    let mut harness = window(Page { count: 10, keys_anywhere: true, ..Page::default() }, show_ui);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!((harness.state().cursor, harness.state().opened.as_slice()), (Some(1), [1].as_slice()));
    harness.get_by_role_and_label(Role::ColumnHeader, "Revenue").focus();
    harness.run();
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(harness.state().opened, [1], "the header has the keyboard now");
    assert_eq!(harness.state().sort, Some(Sort { column: 1, descending: true }));
}
