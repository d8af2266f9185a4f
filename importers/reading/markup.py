"""What a web site's editor wrote around its words: "Emporio &#8220;Il Pane&#8221;", "<p>Spesa a punti.</p>"."""

import html
import re

ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8}\d?);", re.IGNORECASE)
BLOCK = re.compile(r"\s*</?(?:p|div|br|ul|ol|li|h[1-6]|table|tr|td)(?:\s[^<>]*)?/?>\s*", re.IGNORECASE)
INLINE = re.compile(r"</?(?:a|b|i|u|em|strong|span|small|sup)(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)


def without_markup(text: str) -> str:
    """The words alone; a cell that is only a link keeps its address, which may be all that it says.

    >>> without_markup("<p>Spesa a punti &amp; <b>pannolini</b>.</p><ul><li>gratis</li></ul>")
    'Spesa a punti & pannolini.\\ngratis'
    """
    if "<" in text and BLOCK.search(text):
        text = re.sub(r"\n+", "\n", BLOCK.sub("\n", INLINE.sub("", text))).strip()
    return without_entities(text)


def without_entities(text: str) -> str:
    """Signs for their names; of an address of the web, "&copy=2" is none.

    >>> without_entities("Forl&igrave; ?a=1&copy=2")
    'Forlì ?a=1&copy=2'
    """
    return ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
