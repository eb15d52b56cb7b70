"""Glossaries for the recordings: terms that are said in them, and fifty that are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from captions.engines.engine import FinalHeard
from captions.known_terms import known
from captions.results import Caption
from captions.text.composer import Composer
from captions.text.glossary import Glossary
from captions.text.terms import Term
from handrail.demo.plan import read_plan
from meeting.roles import Role
from meeting.state import Item, Meeting, Person
from meeting.values import Origin

# fmt: off
SAID: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "libri + jfk": ("Bertie", "Nelly", "peppered"),
    "zeroth": ("김 전 장관", "장동련", "홍익대", "테마파크", "변호인단"),
    "azurefull": ("데이터", "음성 텍스트", "사용자 지정 음성", "콜 센터", "마이크로소프트", "끝점"),
})
"""Terms of each recording, as people would write them down before a meeting."""

UNRELATED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "en": (
        "Siobhan Murphy", "Priya Raman", "Kwame Mensah", "Chidi Eze", "Nguyen Van An",
        "Olga Petrova", "Jae-won Lee", "Fatima Zahra", "Lars Nygaard", "Ewa Kowalska",
        "co-production", "co-design", "Easy Read", "neurodivergent", "ableism", "Makaton",
        "audism", "access fund", "personal assistant", "direct payments", "Motability", "Mencap",
        "GDPR", "WCAG", "NVDA", "JAWS", "Orca", "Handrail", "Moonshine", "Vosk",
        "braille display", "hearing loop", "palantypist", "BSL interpreter", "lipspeaker",
        "deafblind", "tactile map", "Disability Rights UK", "Inclusion London",
        "Shaping Our Lives", "self-advocacy", "carers", "PIP", "ESA", "Blue Badge", "Hynt card",
        "Changing Places", "Mensah", "Zahra", "Petrova",
    ),
    "ko": (
        "김민아", "박서준", "이하늘", "최유진", "정다은", "한지민",
        "오세훈", "윤도현", "장미란", "임꺽정", "접근성", "수어 통역",
        "속기사", "점자 단말기", "공동 생산", "자립 생활", "활동 지원", "장애인권",
        "돌봄", "한빛 재단", "서울시청", "국회도서관", "예산안", "회의록",
        "발언권", "사회자", "안건", "휴식", "쉬운 글", "그림 자료",
        "보조 기기", "특수 교육", "편의 제공", "이동권", "차별 금지", "평등법",
        "웹 접근성", "자막", "한글 자막", "음성 인식", "텔레그램", "카카오톡",
        "네이버", "줌 회의", "웨비나", "세미나", "워크숍", "보고서",
        "설문 조사", "투표",
    ),
})
"""Names, terms and short words; some sound like words of the recordings."""
# fmt: on


def fitting(name: str, language: str) -> Glossary:
    """Give the glossary of a recording: for the demo what its meeting knows by itself."""
    if name != "demo":
        terms = [Term(text, Origin.GLOSSARY) for text in SAID.get(name, ())]
        return Glossary(language, terms)
    plan = read_plan()
    people = {
        number: Person(id=number, name=one.name, roles=(Role.PARTICIPANT,), joined=0)
        for number, one in enumerate(plan.person, 2)
    }
    agenda = tuple(Item(id=at, title=one.title) for at, one in enumerate(plan.agenda, 20))
    meeting = Meeting(people=MappingProxyType(people), agenda=agenda)
    return known(meeting, language).glossary(language)


def unrelated(language: str) -> Glossary:
    """Give fifty terms that nobody says."""
    return Glossary(language, [Term(text, Origin.GLOSSARY) for text in UNRELATED[language]])


def with_terms(captions: Iterable[Caption], language: str, glossary: Glossary) -> list[Caption]:
    """Give the captions as a glossary makes them of the words that were heard."""
    composer = Composer(language, "", glossary)
    made = (composer.compose(FinalHeard(one.words, paused=True), one.end) for one in captions)
    return [one for one in made if isinstance(one, Caption)]
