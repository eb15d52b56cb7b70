"""The lines of a kept meeting on the screen, page by page, with the one that somebody is at."""

from __future__ import annotations

from textual.content import Content

from meeting.language import say
from meeting.state import Caption
from tui.content import BLANK, content, line, stressed
from tui.doubts import doubts
from tui.editor.desk import Desk
from tui.screen import views
from tui.screen.pane import Pane


class ScriptPane(Pane, can_focus=True):
    """A page of lines; it is turned only when the line that somebody is at is not on it."""

    def __init__(self, desk: Desk) -> None:
        """Show the desk's meeting."""
        super().__init__(id="script")
        self._desk = desk
        self._top = 0
        self._row = 0

    @property
    def cursor_row(self) -> int:
        """The row of the line that somebody is at."""
        return self._row

    def look_anew(self) -> None:
        """Show the page with the line that somebody is at."""
        height = self.size.height
        if not height:
            return  # not laid out yet; on_resize comes back here
        captions = list(self._desk.lines())
        numbers = [one.id for one in captions]
        if self._desk.at not in numbers:
            self.show([])
            return
        here = numbers.index(self._desk.at)
        self._top = min(self._top, len(captions) - 1)
        if here < self._top:
            self._top = self._back_from(here, captions, height)
        page = self._page(captions, here, height)
        if page is None:
            self._top = here
            page = self._page(captions, here, height) or []
        self.show(page)
        self.refresh()  # also where nothing else changed, so that the terminal's cursor moves

    def on_resize(self) -> None:
        """Fill the new size."""
        self.look_anew()

    def _page(self, captions: list[Caption], here: int, height: int) -> list[Content] | None:
        """Return the rows from the top on; None where the line is not whole among them."""
        rows: list[Content] = []
        for place in range(self._top, len(captions)):
            new = self._wrapped(captions[place])
            if place == here:
                self._row = len(rows)
            if len(rows) + len(new) > height:
                break
            rows += new
        else:
            return rows
        if place > here:
            return rows
        return (rows + new)[:height] if here == self._top else None

    def _back_from(self, here: int, captions: list[Caption], height: int) -> int:
        """Return the top of a page that ends with the line."""
        top, room = here, height - len(self._wrapped(captions[here]))
        while top and (room := room - len(self._wrapped(captions[top - 1]))) >= 0:
            top -= 1
        return top

    def _wrapped(self, caption: Caption) -> list[Content]:
        """Return a line with its speaker; unsure words look different, the one at hand most."""
        desk, is_here = self._desk, caption.id == self._desk.at
        text = content(caption.text)
        for one in doubts(caption):
            style = "$urgent" if is_here and one == desk.doubt else "$unsure"
            text = stressed(text, style, one.start, one.end)
        speaker = desk.meeting.name_of(caption.speaker) if caption.speaker else say("Speaker")
        mark = views.MARKS[caption.source]
        width = self.size.width - views.ARROW.cell_length
        first, *others = views.caption(speaker, mark, text, width)
        before = views.ARROW if is_here else views.NO_ARROW
        blank = BLANK.pad_right(before.cell_length)
        return [line(before, first), *(line(blank, one) for one in others)]
