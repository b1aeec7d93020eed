//! Texts inside a page of HTML or a picture of SVG.

/// A text that cannot be taken for markup, within an element or an attribute. Control characters, which no such file may hold,
/// are left out.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut page = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => page.push_str("&amp;"),
            '<' => page.push_str("&lt;"),
            '>' => page.push_str("&gt;"),
            '"' => page.push_str("&quot;"),
            '\'' => page.push_str("&#39;"),
            '\n' | '\t' => page.push(letter),
            _ if letter.is_control() => {}
            _ => page.push(letter),
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("<b onclick=\"a('&')\">\u{0}\u{b}x\n"), "&lt;b onclick=&quot;a(&#39;&amp;&#39;)&quot;&gt;x\n");
    }
}
