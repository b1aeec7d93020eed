//! Pictures of states: each line of the script names one and says how to get there.
//!
//! `name [shop=KIND] [file=PATH] [today=DATE]: step; step; …`; a line that begins with `#` is left out. The kinds of
//! shops stand in `shops.rs`; `file=` opens a file (a copy of it, where it is not to be changed). The steps:
//!
//! - `page NAME` goes to a page;
//! - `key K K …` presses keys (`Ctrl+K`, `Shift+Tab`);
//! - `click L`, `right L`, `hover L`, `focus L` do it to what is called so; `check L` with Ctrl held;
//! - `write L = text` fills a field, `type text` types where the cursor is;
//! - `paste L = text` puts the text into a field as from the clipboard;
//! - `read TABLE` has a table looked at: one of `tables.rs`, or a file by its path; `wait` then lets it be read;
//! - `drag L > L` begins to drag one thing over another; `over X Y` moves the pointer there;
//! - `scroll X Y POINTS` turns the wheel there, below zero to what is further down;
//! - `wait` lets the job at hand end; `shot NAME` saves another picture; `names` prints what everything is called.
//!
//! A name is taken as it stands; `@key` is the text of that key, `~part` anything that contains the part,
//! `one|other` the English and the Russian form. `^` before it takes the first that is called so, not the last.

use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use regulars::app::prefs::Places;
use regulars::i18n::{Language, Tr};
use regulars::ui::route::Route;
use regulars::ui::shell::Shell;

use super::{Args, save, settle, shops, tables};

/// Makes the picture of every state that is wanted.
pub fn run(args: &Args, script: &Path, size: (f32, f32)) {
    let script = std::fs::read_to_string(script).expect("a script");
    for line in script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (head, steps) = line.split_once(": ").expect("a name, a colon and steps");
        let mut words = head.split_whitespace();
        let name = words.next().expect("a name");
        if !name.contains(&args.only) {
            continue;
        }
        let said: Vec<(&str, &str)> = words.filter_map(|word| word.split_once('=')).collect();
        let folder = tempfile::tempdir().expect("a folder for the shop");
        let mut harness = shops::harness(args, &said, size, &Places::under(folder.path()));
        settle(&mut harness);
        let opens_file = said.iter().any(|(key, value)| *key == "file" || value.starts_with("file-"));
        if opens_file {
            wait_until_open(&mut harness);
        }
        let tr = Tr::new(Language::from_code(&args.lang).unwrap_or_default());
        let mut state = State { args, harness: &mut harness, tr, name, folder: folder.path() };
        let done = steps.split("; ").map(str::trim).filter(|step| !step.is_empty()).all(|step| {
            let taken = state.step(step).is_some();
            if !taken {
                println!("{name}: nothing for `{step}`");
            }
            taken
        });
        if done || !steps.is_empty() {
            save(&mut harness, args, name);
        }
    }
}

/// A file is read on a thread, and one that another window has is asked for again and again.
fn wait_until_open(harness: &mut Harness<'_, Shell>) {
    for _ in 0..1200 {
        let is_opening = harness.query_all_by(|node| node.role() == Role::Image).next().is_some();
        if harness.state().workspace().is_some() || !is_opening {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        settle(harness);
    }
}

struct State<'a, 'h> {
    args: &'a Args,
    harness: &'a mut Harness<'h, Shell>,
    tr: Tr,
    name: &'a str,
    /// Where the shop lies.
    folder: &'a Path,
}

impl State<'_, '_> {
    fn step(&mut self, step: &str) -> Option<()> {
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "page" => {
                let route = Route::ALL.into_iter().chain([Route::Call]).find(|route| route.key() == rest)?;
                self.harness.state_mut().go(route);
            }
            "key" => {
                for key in rest.split_whitespace() {
                    let (held, key) = key.rsplit_once('+').unwrap_or(("", key));
                    let held = match held {
                        "Ctrl" => Modifiers::COMMAND,
                        "Shift" => Modifiers::SHIFT,
                        "Alt" => Modifiers::ALT,
                        _ => Modifiers::NONE,
                    };
                    self.harness.key_press_modifiers(held, Key::from_name(key)?);
                    settle(self.harness);
                }
            }
            "click" => self.find(rest)?.click(),
            "check" => self.find(rest)?.click_modifiers(Modifiers::COMMAND),
            "right" => self.find(rest)?.click_secondary(),
            "hover" => self.find(rest)?.hover(),
            "focus" => self.find(rest)?.focus(),
            "write" => {
                let (name, text) = rest.split_once(" = ").unwrap_or((rest.trim_end_matches(" ="), ""));
                self.find(name)?.focus();
                settle(self.harness);
                self.harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
                self.harness.key_press(Key::Backspace);
                self.type_text(text);
            }
            "type" => self.type_text(rest),
            "paste" => {
                let (name, text) = rest.split_once(" = ")?;
                self.find(name)?.focus();
                settle(self.harness);
                self.harness.event(Event::Paste(self.in_language(text).replace("\\n", "\n").replace("\\t", "\t")));
            }
            "read" => {
                let path = tables::path(rest, &self.args.lang, self.folder)?;
                self.harness.state_mut().go(Route::Transfer);
                settle(self.harness);
                self.find("@import-path")?.focus();
                settle(self.harness);
                self.harness.event(Event::Text(path.to_string_lossy().into_owned()));
                settle(self.harness);
                self.find("@import-read")?.click();
                self.harness.run_steps(2);
                return Some(());
            }
            "drag" => {
                let (from, to) = rest.split_once(" > ")?;
                let (from, to) = (self.find(from)?.rect().center(), self.find(to)?.rect().center());
                self.harness.drag_at(from);
                settle(self.harness);
                self.harness.hover_at(from.lerp(to, 0.5));
                settle(self.harness);
                self.harness.hover_at(to);
            }
            "over" => {
                let (x, y) = rest.split_once(' ')?;
                self.harness.hover_at(pos2(x.parse().ok()?, y.parse().ok()?));
            }
            "scroll" => {
                let mut numbers = rest.split_whitespace().map(str::parse::<f32>);
                let mut next = || numbers.next()?.ok();
                let (at, by) = (pos2(next()?, next()?), vec2(0.0, next()?));
                self.harness.hover_at(at);
                settle(self.harness);
                let (unit, phase, modifiers, source) = (MouseWheelUnit::Point, TouchPhase::Move, Modifiers::NONE, MouseWheelSource::Wheel);
                self.harness.event(Event::MouseWheel { unit, delta: by, phase, modifiers, source });
                self.harness.run_steps(30);
            }
            "wait" => {
                // What is written beside the work of the window, a backup, has no job of its own.
                for _ in 0..40 {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                    settle(self.harness);
                }
                while self.harness.state().workspace().is_some_and(|workspace| workspace.job().is_some()) {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                    settle(self.harness);
                }
            }
            "shot" => save(self.harness, self.args, &[self.name, rest].join("-")),
            "names" => {
                for node in self.harness.query_all_by(|node| node.label().is_some() || node.value().is_some()) {
                    let node = node.accesskit_node();
                    println!("{:?} {:?} = {:?}", node.role(), node.label().unwrap_or_default(), node.value().unwrap_or_default());
                }
            }
            _ => return None,
        }
        settle(self.harness);
        Some(())
    }

    fn type_text(&self, text: &str) {
        let text = self.in_language(text);
        if !text.is_empty() {
            self.harness.event(Event::Text(text.replace("\\n", "\n")));
        }
    }

    fn in_language(&self, text: &str) -> String {
        let (one, other) = text.split_once('|').unwrap_or((text, text));
        let text = if self.args.lang == "ru" { other } else { one };
        text.strip_prefix('@').filter(|key| self.tr.has(key)).map_or_else(|| text.to_owned(), |key| self.tr.text(key).into_owned())
    }

    fn find(&self, name: &str) -> Option<Node<'_>> {
        let (first, name) = name.strip_prefix('^').map_or((false, name), |rest| (true, rest));
        let (part, name) = name.strip_prefix('~').map_or((false, name), |rest| (true, rest));
        let name = self.in_language(name);
        let found = self.harness.query_all_by(move |node| {
            node.label().is_some_and(|label| if part { label.replace('\u{a0}', " ").contains(&name) } else { label == name })
        });
        let mut found: Vec<Node<'_>> = found.collect();
        if first && !found.is_empty() { Some(found.swap_remove(0)) } else { found.pop() }
    }
}
