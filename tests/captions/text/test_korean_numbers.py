"""Korean numbers become digits in front of a counter, and nothing else changes."""

import pytest

from captions.text.korean_numbers import written


@pytest.mark.parametrize(
    ("heard", "read"),
    [
        ("이천 이십 육 년", "2026년"),
        ("이천이십육 년에", "2026년에"),
        ("십 이 월", "12월"),
        ("삼십일 일까지", "31일까지"),
        ("이십 일 년", "21년"),
        ("이십 일 일", "21일"),
        ("오십 퍼센트", "50퍼센트"),
        ("만 오천 원", "15000원"),
        ("백 이십 오 번지", "125번지"),
        ("이억 삼천만 원을", "230000000원을"),
        ("지금 이천 이십 육 년 입니다", "지금 2026년 입니다"),
    ],
)
def test_a_number_with_its_counter(heard: str, read: str) -> None:
    """As people write it, with what follows the counter."""
    assert " ".join(written(heard.split())) == read


@pytest.mark.parametrize(
    "heard",
    [
        "이 분은 의사입니다",
        "오 분 뒤에",
        "일이 많다",
        "사십",
        "천만에요",
        "백과사전을 보세요",
        "이 일을 합니다",
        "만 원",
        "일 년",
        "구 일 이",
        "",
    ],
)
def test_what_may_be_something_else_stays(heard: str) -> None:
    """Small numbers, numbers with no counter, and words with such syllables."""
    assert " ".join(written(heard.split())) == heard
