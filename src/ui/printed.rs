//! Pages to print: one file of HTML that needs nothing else, with the program's faces inside, laid out for A4.

use std::fmt::Write as _;

use eframe::egui::Color32;

use super::picture::font_faces;
use super::theme::LIGHT;
use crate::domain::page::escaped;

/// A picture is so much wider than the text, and begins so far left of it, that its words stand under each other with the text: it
/// brings the edges it has on the screen along. What goes beyond the text at the right a browser cuts off at the sheet's margin.
pub const WIDER_MM: f32 = 8.0;
/// See [`WIDER_MM`].
pub const LEFT_MM: f32 = 3.6;

/// A whole page. `body` is markup already.
#[must_use]
pub fn page(language: &str, title: &str, body: &str) -> String {
    let faces = font_faces(|name| name != "icons");
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>{faces}{}</style></head><body>{body}</body></html>\n",
        style()
    )
}

/// A table; its head is repeated on every sheet, and no row is torn apart.
pub fn table(body: &mut String, class: &str, heads: &[String], rows: impl Iterator<Item = Vec<String>>) {
    write!(body, "<table class=\"{class}\">").unwrap_or_default();
    if !heads.is_empty() {
        body.push_str("<thead><tr>");
        for head in heads {
            write!(body, "<th>{}</th>", escaped(head)).unwrap_or_default();
        }
        body.push_str("</tr></thead>");
    }
    body.push_str("<tbody>");
    for cells in rows {
        body.push_str("<tr>");
        for cell in cells {
            write!(body, "<td>{}</td>", escaped(&cell).replace('\n', "<br>")).unwrap_or_default();
        }
        body.push_str("</tr>");
    }
    body.push_str("</tbody></table>");
}

fn style() -> String {
    let hex = |colour: Color32| format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b());
    let (wider, left) = (WIDER_MM, LEFT_MM);
    let (text, second, line, strong) = (hex(LIGHT.text), hex(LIGHT.text2), hex(LIGHT.line2), hex(LIGHT.text3));
    format!(
        "@page{{size:A4;margin:14mm 14mm 16mm}}*{{box-sizing:border-box}}\
         html{{-webkit-print-color-adjust:exact;print-color-adjust:exact}}\
         body{{font:400 10pt/1.45 'Regulars Num','Regulars',Inter,sans-serif;color:{text};max-width:182mm;margin:10mm auto;padding:0 4mm;overflow-wrap:anywhere}}\
         header{{border-bottom:1px solid {line};margin-bottom:5mm}}header p{{margin:0 0 4mm;color:{second}}}\
         h1{{font-size:18pt;font-weight:600;line-height:1.2;margin:0 0 2mm}}h2{{font-size:13pt;font-weight:600;margin:7mm 0 3mm;break-after:avoid}}\
         h3{{font-size:11pt;font-weight:600;margin:4mm 0 1mm;break-after:avoid}}p{{margin:0 0 1.5mm}}\
         section,figure{{break-inside:avoid}}figure{{margin:0 0 5mm;border-bottom:1px solid {line};padding-bottom:2mm}}svg{{display:block;width:calc(100% + {wider}mm);margin-left:-{left}mm;height:auto}}\
         table{{border-collapse:collapse;width:100%}}thead{{display:table-header-group}}tr{{break-inside:avoid}}\
         th{{font-weight:500;color:{second};text-align:left;vertical-align:bottom}}th,td{{padding:1.6mm 3mm 1.6mm 0;border-bottom:1px solid {line}}}\
         td{{vertical-align:top}}.figures td+td,.figures th+th{{text-align:right}}\
         .calls td:first-child{{width:8mm}}.calls td:nth-child(2){{width:33mm;font-weight:500}}.calls td:nth-child(3){{width:47mm}}\
         .calls td:nth-child(4){{width:40mm}}.calls td:last-child{{padding-right:0}}.box{{display:block;width:4.5mm;height:4.5mm;border:1px solid {strong};border-radius:.6mm}}\
         @media print{{body{{margin:0;padding:0;max-width:none}}}}"
    )
}
