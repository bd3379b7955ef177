//! XML elements that close themselves.
//!
//! What stands inside an element is written by a closure, so no element stays open and, unlike with `Drop`, no
//! error of the writer is lost.

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesCData, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;
use std::borrow::Cow;
use std::io::{self, Write};

/// A writer of nested elements.
pub(super) struct Xml<W: Write> {
    writer: Writer<W>,
}

impl<W: Write> Xml<W> {
    pub(super) fn new(out: W) -> io::Result<Self> {
        let mut writer = Writer::new(out);
        writer.get_mut().write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
        Ok(Self { writer })
    }

    /// An element with what the closure writes inside it; a line break follows.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))?;
        self.line()
    }

    /// An element without content; a line break follows.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.writer.write_event(Event::Empty(start(name, attributes)))?;
        self.line()
    }

    /// An element that holds a text. Text with `&`, `<` or `>` is one CDATA section: Gephi's reader drops blanks
    /// beside entities.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.writer.write_event(Event::Start(start(name, attributes)))?;
        if text.contains(['&', '<', '>']) {
            for part in BytesCData::escaped(text) {
                self.writer.write_event(Event::CData(part))?;
            }
        } else {
            self.writer.write_event(Event::Text(BytesText::from_escaped(text)))?;
        }
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// A line break.
    pub(super) fn line(&mut self) -> io::Result<()> {
        self.writer.get_mut().write_all(b"\n")
    }
}

/// What an attribute keeps as a reference alone. The last two end a line in XML 1.1, and some readers of 1.0 follow that.
const BLANKS: [(char, &str); 4] =
    [('\n', "&#10;"), ('\t', "&#9;"), ('\u{85}', "&#133;"), ('\u{2028}', "&#8232;")];

/// An element's start. A reader of XML makes a blank of a line end or a tab in an attribute, unless it is a reference.
fn start<'a>(name: &'a str, attributes: &[(&'a str, &'a str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        let mut value = escape(allowed(value)).into_owned();
        for (blank, reference) in BLANKS {
            value = value.replace(blank, reference);
        }
        start.push_attribute(Attribute { key: QName(key), value: value.into() });
    }
    start
}

/// The text without the characters that XML 1.0 forbids, and with `\n` for every line end, as a reader of XML would
/// give it back.
pub(super) fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(|c: char| c == '\r' || forbidden(c)) {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n").replace(forbidden, ""))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Xml, allowed};

    #[track_caller]
    fn case(text: &str, expected: &str) {
        let mut out = Vec::new();
        Xml::new(&mut out).unwrap().text("t", &[], &allowed(text)).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().lines().skip(1).collect::<Vec<_>>().join("\n"), expected);
    }

    #[test]
    fn a_text_with_markup_is_cdata() {
        case("plain \"text\"", "<t>plain \"text\"</t>");
        case("a & b", "<t><![CDATA[a & b]]></t>");
        case("]]> <x>", "<t><![CDATA[]]]]><![CDATA[> <x>]]></t>");
        case("a\0\u{b}b\u{ffff}\r\nc\rd", "<t>ab\nc\nd</t>");
    }
}
