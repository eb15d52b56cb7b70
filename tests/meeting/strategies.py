"""Any value of a message type, built from the type itself: a new field is covered at once."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from hypothesis import strategies as st
from msgspec import Struct, inspect

LARGEST = 2**53 - 1
words = st.text(st.characters(codec="utf-8"), max_size=20)


def message(kind: type[Struct]) -> st.SearchStrategy[Any]:
    """Return a strategy for every value that the type allows."""
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    fields = {field.name: _value(field.type) for field in info.fields}
    return st.fixed_dictionaries({}, optional=fields).flatmap(
        lambda given: _filled(kind, info, given)
    )


def _filled(
    kind: type[Struct], info: inspect.StructType, given: Mapping[str, Any]
) -> st.SearchStrategy[Any]:
    """Add what must be there to the fields that happened to be given."""
    needed = {
        field.name: _value(field.type)
        for field in info.fields
        if field.required and field.name not in given
    }
    return st.fixed_dictionaries(needed).map(lambda more: kind(**given, **more))


@singledispatch
def _value(kind: inspect.Type) -> st.SearchStrategy[Any]:
    """Return a strategy for a field's type; one function per type that messages use."""
    raise NotImplementedError(kind)


@_value.register
def _(kind: inspect.IntType) -> st.SearchStrategy[int]:
    return st.integers(_or(kind.ge, -LARGEST), _or(kind.le, LARGEST))


@_value.register
def _(kind: inspect.FloatType) -> st.SearchStrategy[float]:
    return st.floats(_or(kind.ge, 0.0), _or(kind.le, 1.0))


@_value.register
def _(kind: inspect.Metadata) -> st.SearchStrategy[Any]:
    return _value(kind.type)


@_value.register
def _(kind: inspect.StrType) -> st.SearchStrategy[str]:
    if kind.pattern is None:
        return words.map(lambda text: text[: kind.max_length])
    return st.from_regex(kind.pattern).filter(lambda text: len(text) <= _or(kind.max_length, 99))


@_value.register
def _(kind: inspect.EnumType) -> st.SearchStrategy[enum.Enum]:
    return st.sampled_from(list(kind.cls))


@_value.register
def _(_: inspect.BoolType) -> st.SearchStrategy[bool]:
    return st.booleans()


@_value.register
def _(_: inspect.NoneType) -> st.SearchStrategy[None]:
    return st.none()


@_value.register
def _(kind: inspect.UnionType) -> st.SearchStrategy[Any]:
    return st.one_of(*map(_value, kind.types))


@_value.register
def _(kind: inspect.VarTupleType) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(_value(kind.item_type), max_size=3).map(tuple)


@_value.register
def _(kind: inspect.StructType) -> st.SearchStrategy[Struct]:
    return message(kind.cls)


def _or(given: Any, otherwise: Any) -> Any:  # noqa: ANN401 - numbers of both sorts
    return otherwise if given is None else given
