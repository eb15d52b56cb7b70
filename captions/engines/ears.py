"""Gives each source the ear that fits its engine, so that memory stays small and the same."""

from __future__ import annotations

from types import TracebackType
from typing import Self

from captions.engines.choice import MOONSHINE, Choice
from captions.engines.process import EngineProcess
from captions.engines.renewing import NumberedEar, RenewedEar
from captions.engines.sharing import SharedModels, can_share


class Ears:
    """All ears of one program, and the models that they share. `async with` ends what is shared."""

    def __init__(self) -> None:
        """Prepare; nothing is loaded before the first ear starts."""
        self._models = SharedModels() if can_share() else None

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End what is shared; whoever has an ear stops it."""
        if self._models:
            await self._models.close()

    def ear(self, choice: Choice, rate: int) -> NumberedEar:
        """Return an ear for sound of a rate, in samples per second.

        Moonshine is renewed from outside, and its threads do not bear a fork. Vosk keeps what it
        learned of a voice, and gives memory back by itself.
        """
        spec = choice.spec(rate)
        if choice.engine == MOONSHINE:
            return RenewedEar(lambda: EngineProcess(spec))
        return self._models.ear(spec) if self._models else EngineProcess(spec)

    @property
    def pid(self) -> int | None:
        """Give the number of the process that keeps shared models, where there is one."""
        return self._models.pid if self._models else None
