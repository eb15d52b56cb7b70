"""Any agenda that a meeting can have, for the forms that it is written in."""

from hypothesis import strategies as st

from meeting.addresses import ADDRESS
from meeting.agendas import terms
from meeting.agendas.agenda import Agenda, names
from meeting.commands import AddItem
from meeting.text import clean
from meeting.values import Term

tricky = st.sampled_from(
    [
        "Break", "break: tea", "Tea (break)", "Where (5 min)", "(no break)", "[5]", "1. First",
        "Costs (turns 2 min)", "(turns 9 s)",
        "- dash", "* * *", "---", "# hash", "## two", "Presenter: Ana", "Host note: no",
        "Term: PIP",
        "links: none", "a\\", "\\(5 min\\)", "\\\\", '"quoted"', "'''", "x (5 min) (break)", "١. ب",
    ]
)  # fmt: skip
texts = st.one_of(tricky, st.text(max_size=30)).map(clean)
pairs = st.tuples(texts, texts).map(lambda two: clean(" ".join(two)))
words = st.one_of(texts, pairs)
links = st.lists(
    st.text(min_size=1, max_size=20)
    .map(lambda text: clean(f"https://example.org/{text}"))
    .filter(ADDRESS.fullmatch),
    unique=True,
    max_size=2,
).map(tuple)
items = st.builds(
    AddItem,
    title=words.filter(bool),
    minutes=st.integers(0, 24 * 60),
    words=words,
    is_break=st.booleans(),
    presenter=words,
    links=links,
    notes=words,
    is_sub=st.booleans(),
    limit=st.integers(0, 24 * 60 * 60),
)
regrets = st.lists(texts.map(lambda name: clean(name.replace(",", " "))), max_size=3).map(names)
glossaries = st.lists(
    st.builds(
        Term,
        text=texts.filter(bool),
        meaning=texts,
        forms=st.lists(texts.filter(bool), max_size=2).map(tuple),
    ).filter(lambda one: terms.read(terms.write(one)) == one),
    max_size=3,
).map(tuple)
agendas = st.builds(
    lambda title, first, rest, absent, known: Agenda(title, (*first, *rest), absent, known),
    words,
    items.filter(lambda item: not item.is_sub).map(lambda item: (item,)),
    st.lists(items, max_size=4),
    regrets,
    glossaries,
)
