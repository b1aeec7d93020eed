//! The page Today and the rail, mocked with the data of the design's picture.

#![allow(clippy::indexing_slicing, reason = "a mock with data of fixed length")]

use eframe::egui::{Align, Layout, Rect, Ui, UiBuilder, Vec2, pos2, vec2};
use regulars::ui::theme::{Icon, Step, TextKind, size, theme};
use regulars::ui::widgets::{
    Button, Cell, Chip, Column, Group, GroupMark, RailItem, Table, TextField, UndoBar, avatar_ui, line_label_ui, link_ui, logo_ui, paint,
    progress_line_ui,
};

struct Row {
    name: &'static str,
    mark: Option<Icon>,
    why: &'static str,
    last: &'static str,
    risk: &'static str,
    waiting: &'static str,
    by: (Icon, &'static str),
}

/// The words of one language.
pub struct Words {
    shop: &'static str,
    find: &'static str,
    rail: [&'static str; 8],
    settings: &'static str,
    person: (&'static str, &'static str),
    title: &'static str,
    left: &'static str,
    figures: [(&'static str, &'static str); 3],
    week: &'static str,
    days: [&'static str; 7],
    all: &'static str,
    groups: [&'static str; 5],
    filter: &'static str,
    start: &'static str,
    columns: [&'static str; 5],
    moved: (&'static str, &'static str),
    done: (&'static str, &'static str),
    undo: [&'static str; 3],
    rows: Vec<Row>,
}

const SUMS: [&str; 5] = ["4 000 ₽", "6 800 ₽", "1 700 ₽", "4 000 ₽", "600 ₽"];
const COUNTS: [&str; 5] = ["2", "4", "2", "2", "1"];
const FIRST_ROWS: [usize; 5] = [0, 2, 6, 8, 10];
const RISKS: [&str; 11] = ["3 100 ₽", "900 ₽", "2 400 ₽", "2 200 ₽", "1 300 ₽", "900 ₽", "1 000 ₽", "700 ₽", "2 900 ₽", "1 100 ₽", "600 ₽"];

impl Words {
    /// As in the English picture.
    pub fn english() -> Self {
        let rows = [
            ("Daria Belova", "Asked to call after her holiday, on 14 Oct", "keratin, 6 800 ₽", "today"),
            ("Elena Voronina", "Promised to come today at 11:00", "manicure, 2 400 ₽", "today"),
            ("Anna Kuznetsova", "Every 28 ± 4 days, today is day 31", "colouring, 4 200 ₽", "3 days"),
            ("Irina Sokolova", "Every 35 ± 5 days, today is day 36", "colour and cut, 5 600 ₽", "1 day"),
            ("Natalia Fedorova", "Every 30 days, usual for a haircut; day 32", "no answer yesterday", "2 days"),
            ("Tatiana Orlova", "Every 21 ± 3 days, today is day 21", "manicure, 2 100 ₽", "today"),
            ("Lyubov Andreeva", "Every 30 ± 4 days, today is day 29", "haircut, 2 600 ₽", "1 day"),
            ("Svetlana Morozova", "Every 42 ± 6 days, today is day 39", "brows, 1 800 ₽", "today"),
            ("Polina Zaitseva", "Every 60 ± 8 days, today is day 51", "keratin, 7 200 ₽", "today"),
            ("Ksenia Volkova", "Every 28 ± 3 days, today is day 25", "styling, 3 100 ₽", "1 day"),
            ("Yulia Nikitina", "Turns 34 tomorrow, 15 Oct", "last visit 12 days ago", "today"),
        ];
        Self {
            shop: "Lilac Studio",
            find: "Find",
            rail: ["Today", "Calendar", "Clients", "Segments", "Charts", "Win-back", "Change log", "Import and export"],
            settings: "Settings",
            person: ("Marina", "Saved · backup 09:00"),
            title: "Tuesday, 14 October",
            left: "11 left of 20 for today",
            figures: [
                ("Money at risk in this list", "17 100 ₽"),
                ("Came back in 14 days", "17 · 61 300 ₽"),
                ("Repeat purchase rate", "41.2 %"),
            ],
            week: "Next 7 days",
            days: ["W", "T", "F", "S", "S", "M", "T"],
            all: "All",
            groups: ["Agreed", "Calls", "Offers", "Reminders", "Birthdays"],
            filter: "Filter",
            start: "Start calls",
            columns: ["Client", "Why now", "At risk", "Waiting", "Contact by"],
            moved: ("3 reminders moved to tomorrow: 20 contacts a day is your limit", "Show"),
            done: ("Done today 9", "2 will come, 1 bought for 3 400 ₽"),
            undo: ["Olga Petrova: will come on Friday, 17 October", "Undo", "Close"],
            rows: fill(&rows, "Call", "VK"),
        }
    }

    /// As in the Russian picture.
    pub fn russian() -> Self {
        let rows = [
            ("Дарья Белова", "Просьба позвонить после отпуска, 14 октября", "кератин, 6 800 ₽", "сегодня"),
            ("Елена Воронина", "Придёт сегодня в 11:00, как договорились", "маникюр, 2 400 ₽", "сегодня"),
            ("Анна Кузнецова", "Каждые 28 ± 4 дня, сегодня 31-й день", "окрашивание, 4 200 ₽", "3 дня"),
            ("Ирина Соколова", "Каждые 35 ± 5 дней, сегодня 36-й день", "окраска и стрижка, 5 600 ₽", "1 день"),
            ("Наталья Фёдорова", "Каждые 30 дней, обычно для стрижки; 32-й день", "вчера нет ответа", "2 дня"),
            ("Татьяна Орлова", "Каждые 21 ± 3 дня, сегодня 21-й день", "маникюр, 2 100 ₽", "сегодня"),
            ("Любовь Андреева", "Каждые 30 ± 4 дня, сегодня 29-й день", "стрижка, 2 600 ₽", "1 день"),
            ("Светлана Морозова", "Каждые 42 ± 6 дней, сегодня 39-й день", "брови, 1 800 ₽", "сегодня"),
            ("Полина Зайцева", "Каждые 60 ± 8 дней, сегодня 51-й день", "кератин, 7 200 ₽", "сегодня"),
            ("Ксения Волкова", "Каждые 28 ± 3 дня, сегодня 25-й день", "укладка, 3 100 ₽", "1 день"),
            ("Юлия Никитина", "Завтра, 15 октября, исполнится 34 года", "последний визит 12 дней назад", "сегодня"),
        ];
        Self {
            shop: "Студия «Сирень»",
            find: "Найти",
            rail: ["Сегодня", "Календарь", "Клиенты", "Сегменты", "Графики", "Возврат", "Журнал изменений", "Импорт и экспорт"],
            settings: "Настройки",
            person: ("Марина", "Сохранено · копия 09:00"),
            title: "Вторник, 14 октября",
            left: "Осталось 11 из 20 на сегодня",
            figures: [
                ("Под угрозой в этом списке", "17 100 ₽"),
                ("Вернулись за 14 дней", "17 · 61 300 ₽"),
                ("Доля повторных клиентов", "41,2 %"),
            ],
            week: "Ближайшие 7 дней",
            days: ["С", "Ч", "П", "С", "В", "П", "В"],
            all: "Все",
            groups: ["Договорились", "Звонки", "Предложения", "Напоминания", "Дни рождения"],
            filter: "Фильтр",
            start: "Начать звонки",
            columns: ["Клиент", "Почему сейчас", "Под угрозой", "Ждёт", "Как связаться"],
            moved: ("3 напоминания перенесены на завтра: ваш предел 20 контактов в день", "Показать"),
            done: ("Сделано сегодня 9", "2 придут, 1 покупка на 3 400 ₽"),
            undo: ["Ольга Петрова: придёт в пятницу, 17 октября", "Отменить", "Закрыть"],
            rows: fill(&rows, "Позвонить", "ВКонтакте"),
        }
    }
}

fn fill(rows: &[(&'static str, &'static str, &'static str, &'static str); 11], call: &'static str, vk: &'static str) -> Vec<Row> {
    let whatsapp = (Icon::BrandWhatsapp, "WhatsApp");
    let telegram = (Icon::BrandTelegram, "Telegram");
    let phone = (Icon::Phone, call);
    let by = [
        whatsapp,
        phone,
        phone,
        phone,
        phone,
        phone,
        telegram,
        whatsapp,
        (Icon::BrandVk, vk),
        (Icon::BrandInstagram, "Instagram"),
        telegram,
    ];
    let marks = [Some(Icon::Star), None, Some(Icon::Star), None, None, Some(Icon::TrendingDown), None, None, Some(Icon::Star), None, None];
    let parts = rows.iter().zip(by).zip(marks).zip(RISKS);
    parts.map(|(((&(name, why, last, waiting), by), mark), risk)| Row { name, mark, why, last, risk, waiting, by }).collect()
}

/// The mocked page.
pub struct Today {
    words: Words,
    find: String,
}

impl Today {
    /// The page in the language of `words`.
    pub fn new(words: Words) -> Self {
        Self { words, find: String::new() }
    }

    /// Shows rail, page and foot.
    pub fn show_ui(&mut self, ui: &mut Ui) {
        let window = ui.max_rect();
        let (rail, page) = window.split_left_right_at_x(window.left() + size::RAIL);
        self.rail_ui(&mut child(ui, rail), rail);
        self.page_ui(ui, page);
    }

    fn rail_ui(&mut self, ui: &mut Ui, rail: Rect) {
        let look = theme(ui);
        let words = &self.words;
        ui.painter().rect_filled(rail, 0.0, look.bg);
        ui.painter().vline(rail.right() - 0.5, rail.y_range(), (size::LINE, look.line));
        logo_ui(&mut child(ui, Rect::from_min_size(pos2(20.0, 19.0), Vec2::splat(22.0))), 22.0);
        let shop = paint::line(ui, TextKind::BodyStrong.job(words.shop, look.text), 150.0);
        paint::galley_at(ui, pos2(52.0, 30.0), shop, look.text);
        let mut list = child(ui, Rect::from_min_max(pos2(12.0, 56.0), pos2(195.0, 740.0)));
        list.spacing_mut().item_spacing.y = 2.0;
        TextField::search(words.find).key("/").show_ui(&mut list, &mut self.find);
        list.add_space(14.0);
        let icons =
            [Icon::Sun, Icon::Calendar, Icon::Users, Icon::LayoutGrid, Icon::ChartLine, Icon::Repeat, Icon::History, Icon::FileImport];
        for (i, (icon, word)) in icons.into_iter().zip(words.rail).enumerate() {
            if [2, 4, 7].contains(&i) {
                list.add_space(14.0);
            }
            let count = match i {
                0 => Some("11"),
                5 => Some("1"),
                _ => None,
            };
            list.add(RailItem::new(icon, word, i == 0).count(count));
        }
        let mut foot = child(ui, Rect::from_min_max(pos2(12.0, 704.0), pos2(195.0, 800.0)));
        foot.add(RailItem::new(Icon::Settings, words.settings, false));
        ui.painter().hline(12.0..=195.0, 747.5, (size::LINE, look.line));
        let mut person = child(ui, Rect::from_min_max(pos2(18.0, 760.0), pos2(195.0, 790.0)));
        avatar_ui(&mut person, words.person.0, 26.0);
        let name = paint::line(ui, TextKind::BodyMedium.job(words.person.0, look.text), 140.0);
        paint::galley_at(ui, pos2(54.0, 765.5), name, look.text);
        let saved = paint::line(ui, TextKind::Tick.num_job(words.person.1, look.text3), 140.0);
        paint::galley_at(ui, pos2(54.0, 781.0), saved, look.text3);
    }

    fn page_ui(&self, ui: &mut Ui, page: Rect) {
        let look = theme(ui);
        let words = &self.words;
        let title = paint::line(ui, TextKind::Title.job(words.title, look.text), 400.0);
        paint::galley_at(ui, pos2(240.0, 40.0), title, look.text);
        let left = paint::line(ui, TextKind::Body.job(words.left, look.text2), 400.0);
        paint::galley_at(ui, pos2(240.0, 67.0), left, look.text2);
        self.figures(ui);

        let mut chips = child(ui, Rect::from_min_max(pos2(230.0, 90.0), pos2(1260.0, 118.0)));
        chips.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S2;
            ui.add(Chip::new(words.all, true).count("11"));
            for (i, group) in words.groups.iter().enumerate() {
                let chip = Chip::new(group, false).count(COUNTS[i]);
                ui.add(match mark(i) {
                    GroupMark::Step(step) => chip.step(step),
                    GroupMark::Icon(icon) => chip.icon(icon),
                    GroupMark::None => chip,
                });
            }
        });
        let mut actions = child(ui, Rect::from_min_max(pos2(800.0, 88.0), pos2(1260.0, 120.0)));
        actions.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add(Button::secondary(words.start).icon(Icon::Phone).key("C"));
            ui.add(Button::quiet(words.filter).icon(Icon::Filter));
        });

        let [client, why, risk, waiting, by] = words.columns;
        let columns = [
            Column::fixed("", 24.0),
            Column::fixed(client, 172.0),
            Column::grow(why, 200.0),
            Column::fixed(risk, 92.0).right(),
            Column::fixed(waiting, 84.0).right(),
            Column::fixed(by, 140.0).gap(28.0).indent(11.0),
        ];
        let groups: Vec<Group<'_>> =
            (0..5).map(|i| Group::new(FIRST_ROWS[i], words.groups[i], COUNTS[i]).mark(mark(i)).sum(3, SUMS[i])).collect();
        let mut list = child(ui, Rect::from_min_max(pos2(228.0, 128.0), pos2(1260.0, 708.0)));
        let table = Table::new("today", words.title, &columns, words.rows.len()).groups(&groups).cursor(Some(2));
        table.show_ui(&mut list, |row| words.rows[row].name.to_owned(), |cell| self.cell(cell));
        ui.painter().hline(228.0..=1260.0, 707.5, (size::LINE, look.line));
        Icon::ArrowRight.paint(ui, pos2(246.0, 727.0), size::ICON, look.text2);
        let mut moved = child(ui, Rect::from_min_max(pos2(264.0, 717.0), pos2(1260.0, 737.0)));
        moved.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::S16;
            line_label_ui(ui, words.moved.0, TextKind::Body, look.text2);
            link_ui(ui, words.moved.1);
        });
        self.foot_ui(ui, page);
    }

    fn figures(&self, ui: &mut Ui) {
        let look = theme(ui);
        let words = &self.words;
        let mut right = 1260.0;
        let week = paint::line(ui, TextKind::Small.job(words.week, look.text2), 200.0);
        right -= week.size().x.max(120.0);
        paint::galley_at(ui, pos2(right, 35.0), week, look.text2);
        for (i, (day, high)) in words.days.iter().zip([10.0, 10.0, 13.0, 16.0, 6.0, 1.0, 13.0]).enumerate() {
            let x = right + 5.0 + 16.0 * f32::from(u8::try_from(i).unwrap_or_default());
            let bar = Rect::from_min_max(pos2(x - 5.0, 65.0 - high), pos2(x + 5.0, 65.0));
            ui.painter().rect_filled(bar, 1.0, if i == 3 { look.warn } else { look.line2 });
            let word = paint::line(ui, TextKind::Tick.job(day, look.text2), 20.0);
            paint::galley_at(ui, pos2(x - word.size().x / 2.0, 73.0), word, look.text2);
        }
        for (name, figure) in words.figures.iter().rev() {
            let name = paint::line(ui, TextKind::Small.num_job(name, look.text2), 300.0);
            let figure = paint::line(ui, TextKind::Heading.num_job(figure, look.text), 300.0);
            right -= name.size().x.max(figure.size().x) + size::S32;
            paint::galley_at(ui, pos2(right, 35.0), name, look.text2);
            paint::galley_at(ui, pos2(right, 58.0), figure, look.text);
        }
    }

    fn cell(&self, cell: &mut Cell<'_>) {
        let look = cell.look();
        let row = &self.words.rows[cell.row()];
        match cell.column() {
            1 => cell.name(row.name, row.mark.as_slice()),
            2 => {
                let mut job = TextKind::Body.job(row.why, look.text);
                job.append(&format!(" · {}", row.last), 0.0, TextKind::Body.format(look.text2));
                cell.job(job);
            }
            3 => cell.num(TextKind::Body, look.text, row.risk),
            4 => cell.num(TextKind::Body, look.text2, row.waiting),
            5 if cell.is_cursor() => {
                cell.button(Button::primary(row.by.1).icon(row.by.0).key("↵").small().spread(cell.width()));
            }
            5 => {
                cell.icon(row.by.0, size::ICON, look.text3);
                cell.space(8.0);
                cell.text(TextKind::Body, look.text2, row.by.1);
            }
            _ => {}
        }
    }

    fn foot_ui(&self, ui: &mut Ui, page: Rect) {
        let look = theme(ui);
        let words = &self.words;
        let foot = Rect::from_min_max(pos2(page.left(), page.bottom() - size::FOOT), page.max);
        ui.painter().rect_filled(foot, 0.0, look.sunken);
        progress_line_ui(ui, foot, words.done.0, 9.0 / 20.0);
        Icon::CircleCheck.paint(ui, pos2(249.0, foot.center().y), 18.0, look.accent);
        let mut line = child(ui, foot.with_min_x(268.0));
        line.with_layout(Layout::left_to_right(Align::Center), |ui| {
            line_label_ui(ui, words.done.0, TextKind::BodyStrong, look.text);
            let marks =
                [Step::Agreed, Step::Call, Step::Call, Step::Call, Step::Offer, Step::Offer, Step::Remind, Step::Remind, Step::Call];
            let (rect, _) = ui.allocate_exact_size(vec2(131.0, 20.0), eframe::egui::Sense::hover());
            for (i, step) in marks.into_iter().enumerate() {
                let x = rect.left() + 11.0 + 14.0 * f32::from(u8::try_from(i).unwrap_or_default());
                step.paint(ui, pos2(x, rect.center().y), size::STEP_SMALL);
            }
            line_label_ui(ui, words.done.1, TextKind::Body, look.text2);
        });
        let [message, undo, close] = words.undo;
        UndoBar { message, undo, key: "Ctrl Z", close }.show_ui(ui, foot.with_max_x(1260.0));
    }
}

fn mark(group: usize) -> GroupMark {
    [Step::Agreed, Step::Call, Step::Offer, Step::Remind].get(group).map_or(GroupMark::Icon(Icon::Cake), |step| GroupMark::Step(*step))
}

fn child(ui: &mut Ui, rect: Rect) -> Ui {
    ui.new_child(UiBuilder::new().max_rect(rect))
}
