"""The page of keys is the table of commands."""

from tui.keys_page import PAGE, page


def test_the_page_is_up_to_date() -> None:
    """`python -m tui.keys_page` writes it; a changed command without it fails here."""
    assert PAGE.read_text(encoding="utf-8") == page()
