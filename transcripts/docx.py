"""DOCX: minutes for word processors, with real headings, lists, languages and places to link to.

The package that writes it comes with the extra `docx`, and is looked for only when it is needed.
"""

from __future__ import annotations

from transcripts.document import Document
from transcripts.errors import PackageMissing
from transcripts.format import Format


def write(document: Document) -> bytes:
    """Return the document as DOCX.

    Raises:
        PackageMissing: the package that writes DOCX is not installed.
    """
    try:
        from transcripts.docx_page import page  # noqa: PLC0415 - only with the extra
    except ModuleNotFoundError as error:
        raise PackageMissing(
            "DOCX needs one more package. Type this, then try again: pip install 'handrail[docx]'"
        ) from error
    return page(document)


DOCX = Format(name="docx", ending="docx", about="minutes for word processors", write=write)
