"""The part of html5lib that the tests use."""

from xml.etree.ElementTree import Element

class HTMLParser:
    def __init__(self, *, strict: bool = ..., namespaceHTMLElements: bool = ...) -> None: ...
    def parse(self, stream: str) -> Element: ...
