//! Both languages say the same things, every key in the code exists, and no text stands outside the translations.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at the first surprise"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use syn::visit::Visit;

type Keys = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn variables(pattern: &Pattern<String>, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_variables(expression, into);
        }
    }
}

fn expression_variables(expression: &Expression<String>, into: &mut BTreeSet<String>) {
    let inline = |inline: &InlineExpression<String>, into: &mut BTreeSet<String>| match inline {
        InlineExpression::VariableReference { id } => {
            into.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => expression_variables(expression, into),
        _ => {}
    };
    match expression {
        Expression::Inline(one) => inline(one, into),
        Expression::Select { selector, variants } => {
            inline(selector, into);
            for variant in variants {
                variables(&variant.value, into);
            }
        }
    }
}

/// Every key of a language with the variables that its text uses.
fn keys(language: &str) -> Keys {
    let folder = root().join("assets/i18n").join(language);
    let mut keys = Keys::new();
    for entry in fs::read_dir(&folder).expect("the texts") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a readable file");
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut used = BTreeSet::new();
                variables(message.value.as_ref().expect("a text"), &mut used);
                assert!(keys.insert(message.id.name.clone(), used).is_none(), "{} stands twice in {language}", message.id.name);
            }
        }
    }
    assert!(keys.len() > 100, "only {} keys in {language}", keys.len());
    keys
}

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            into.push(path);
        }
    }
}

/// The last name of a path or field: `tr` of `self.cx.tr`.
fn last_name(expr: &syn::Expr) -> String {
    match expr {
        syn::Expr::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default(),
        syn::Expr::Field(field) => match &field.member {
            syn::Member::Named(name) => name.to_string(),
            syn::Member::Unnamed(_) => String::new(),
        },
        syn::Expr::Reference(reference) => last_name(&reference.expr),
        _ => String::new(),
    }
}

/// The literal without the values that are put into it.
fn without_values(text: &str) -> String {
    let mut depth = 0_u32;
    text.chars()
        .filter(|c| {
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

/// String literals of code that is not a test, an attribute or an argument of logging.
#[derive(Default)]
struct Literals {
    /// In the room of texts, `self` is the translator.
    in_i18n: bool,
    found: Vec<(usize, String)>,
    keys: Vec<(usize, String)>,
}

fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("test") || (attribute.path().is_ident("cfg") && quoted(attribute).contains("test")))
}

fn quoted(attribute: &syn::Attribute) -> String {
    attribute.meta.require_list().map_or_else(|_| String::new(), |list| list.tokens.to_string())
}

impl<'ast> Visit<'ast> for Literals {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_mod(self, item);
        }
    }
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if !is_test(&item.attrs) {
            syn::visit::visit_item_fn(self, item);
        }
    }
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}
    fn visit_macro(&mut self, item: &'ast syn::Macro) {
        let name = item.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if ["info", "warn", "error", "debug", "trace", "debug_assert", "debug_assert_eq", "include_str", "include_bytes", "concat"]
            .contains(&name.as_str())
        {
            return;
        }
        for token in item.tokens.clone() {
            if let proc_macro2::TokenTree::Literal(literal) = token
                && let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string())
            {
                self.found.push((literal.span().start().line, text.value()));
            }
        }
    }
    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.found.push((literal.span().start().line, literal.value()));
    }
    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let method = call.method.to_string();
        let receiver = last_name(&call.receiver);
        let is_tr = receiver == "tr" || (self.in_i18n && receiver == "self");
        if is_tr
            && ["text", "with"].contains(&method.as_str())
            && let Some(syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(key), .. })) = call.args.first()
        {
            self.keys.push((key.span().start().line, key.value()));
        }
        // Names of widgets among themselves are no texts.
        if ["id_salt", "make_persistent_id", "name"].contains(&method.as_str()) || (method == "with" && !is_tr) {
            self.visit_expr(&call.receiver);
            return;
        }
        syn::visit::visit_expr_method_call(self, call);
    }
    fn visit_expr_call(&mut self, call: &'ast syn::ExprCall) {
        if ["unique", "IdSalt", "new_id"].contains(&last_name(&call.func).as_str()) {
            return;
        }
        syn::visit::visit_expr_call(self, call);
    }
}

fn literals_of(path: &Path) -> Literals {
    let file = syn::parse_file(&fs::read_to_string(path).expect("a readable file")).expect("Rust");
    let mut literals = Literals { in_i18n: path.to_string_lossy().contains("/i18n/"), ..Literals::default() };
    literals.visit_file(&file);
    literals
}

fn is_key(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (english, russian) = (keys("en"), keys("ru"));
    for (key, variables) in &english {
        assert_eq!(Some(variables), russian.get(key), "{key}");
    }
    for key in russian.keys() {
        assert!(english.contains_key(key), "{key} is Russian only");
    }
}

#[test]
fn every_file_of_texts_is_part_of_the_program() {
    let code = fs::read_to_string(root().join("src/i18n/mod.rs")).expect("the room");
    for entry in fs::read_dir(root().join("assets/i18n/en")).expect("the texts") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name");
        assert!(code.contains(&format!("/{name}")), "{name} is not read");
        assert!(root().join("assets/i18n/ru").join(&name).exists(), "{name} has no Russian file");
    }
}

#[test]
fn every_key_in_the_code_exists() {
    let english = keys("en");
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    let mut seen = 0;
    for path in paths {
        for (line, key) in literals_of(&path).keys {
            if is_key(&key) {
                seen += 1;
                assert!(english.contains_key(&key), "{}:{line}: no text under {key}", path.display());
            }
        }
    }
    assert!(seen > 50, "only {seen} keys were found in the code");
}

#[test]
fn every_text_is_used() {
    let mut paths = Vec::new();
    sources(&root().join("src"), &mut paths);
    let code: String = paths.iter().map(|path| fs::read_to_string(path).expect("a readable file")).collect();
    // Keys that are put together from a group and a variant, as `tr.kind("stage", …)` does.
    let mut groups: BTreeSet<&str> =
        code.match_indices("kind(\"").filter_map(|(at, start)| code[at + start.len()..].split('"').next()).collect();
    let formatted = code.match_indices("format!(\"").filter_map(|(at, start)| code[at + start.len()..].split_once("-{"));
    groups.extend(formatted.map(|(group, _)| group).filter(|group| is_key(group)));
    let unused: Vec<String> = keys("en")
        .into_keys()
        .filter(|key| !code.contains(&format!("\"{key}\"")))
        .filter(|key| !groups.iter().any(|group| key.strip_prefix(group).is_some_and(|rest| rest.starts_with('-'))))
        .filter(|key| !key.starts_with("currency-"))
        .collect();
    assert!(unused.is_empty(), "{unused:#?}");
}

/// What a reader of a page sees of its markup.
fn without_tags(markup: &str) -> String {
    let after_tags = markup.split('<').skip(1).map(|part| part.split_once('>').map_or("", |(_, after)| after));
    markup.split('<').next().into_iter().chain(after_tags).collect::<Vec<_>>().join(" ")
}

#[test]
fn no_text_stands_outside_the_translations() {
    let mut wrong = Vec::new();
    for room in ["ui", "cli", "app"] {
        let mut paths = Vec::new();
        sources(&root().join("src").join(room), &mut paths);
        // Pictures and printed pages are written as markup, whose own words are no text.
        let is_markup = |path: &Path| path.to_string_lossy().contains("ui/picture/") || path.ends_with("ui/printed.rs");
        let skipped = |path: &Path| path.to_string_lossy().contains("/demo/") || path.ends_with("app/logging.rs") || is_markup(path);
        for path in paths.iter().filter(|path| !skipped(path)) {
            for (line, text) in literals_of(path).found {
                let text = without_tags(&without_values(&text));
                let cyrillic = text.chars().any(|c| ('а'..='я').contains(&c.to_lowercase().next().unwrap_or(c)));
                let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| word.len() > 1).count();
                let sentence = text.contains(' ') && words > 1;
                if cyrillic || sentence {
                    wrong.push(format!("{}:{line}: {text:?}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
