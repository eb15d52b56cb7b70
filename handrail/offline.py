"""Caption a recording on its own: no meeting, no server, faster than it plays."""

import asyncio
import hashlib
import sys
from argparse import Namespace
from pathlib import Path

import msgspec

from captions.engines.choice import Choice, choose_engine
from captions.engines.ears import Ears
from captions.engines.steady import SteadyEngine
from captions.errors import CutOffSound, EmptySound
from captions.journal import Journal, Task
from captions.known_terms import of_glossary
from captions.offline import caption_recording
from captions.sources.converted import Converted
from captions.sources.file import open_file
from captions.sources.recording import Recording
from captions.sources.wanted import Kind, Wanted
from captions.text.composer import Composer
from captions.text.glossary import Glossary
from handrail import captioning, saving
from handrail.errors import NotOffline
from handrail.progress import Progress
from meeting.apply import replay
from meeting.language import say
from meeting.values import Term, Word
from transcripts import files, formats
from transcripts.recording import Recording as Written
from transcripts.recording import Said, log_of

Sound = Recording | Converted


async def caption(arguments: Namespace) -> int:
    """Caption each recording that was asked for, one after the other; return the exit code."""
    wanted = captioning.read_all(arguments)
    if not arguments.sounds or any(one.kind is not Kind.FILE for one in wanted):
        raise NotOffline(say("Only files can be captioned offline. Give the name of a recording."))
    names = [one.strip() for one in arguments.format.split(",")]
    formats.named(names)
    terms = captioning.read_terms(arguments)
    saving.make_ready(arguments.to)
    for one in wanted:
        await _caption_file(one, names, terms, arguments)
    return 0


async def _caption_file(
    wanted: Wanted, names: list[str], terms: tuple[Term, ...], arguments: Namespace
) -> None:
    """Caption one; what it has until the sound ends badly is saved too."""
    path, folder = Path(wanted.detail), arguments.to
    choice = choose_engine(wanted.language, arguments.model)
    glossary = Glossary(choice.language, of_glossary(terms))
    composer = Composer(choice.language, choice.name, glossary, fillers=not arguments.no_fillers)
    source = open_file(path, choice.rates)
    journal = Journal(
        _place(path, folder), _task(path, choice, terms, fillers=not arguments.no_fillers)
    )
    print(choice.sentence)
    if journal.captions:
        print(say("Going on after {clock}.", clock=_clock(journal.end)))
    trouble: CutOffSound | None = None
    try:
        with journal:
            await _listen(source, choice, composer, journal)
    except CutOffSound as error:
        trouble = error
    except asyncio.CancelledError:
        print(
            say("What is captioned is kept. Type the same command again to go on."), file=sys.stderr
        )
        raise
    if not journal.captions:
        journal.remove()
        raise EmptySound(
            say("Nobody speaks in {name}, as far as the engine can hear.", name=path.name)
        )
    for saved in _save(path, wanted, choice, journal, folder, names):
        print(say("Saved {saved}", saved=saved))
    journal.remove()
    if trouble:
        raise trouble


async def _listen(source: Sound, choice: Choice, composer: Composer, journal: Journal) -> None:
    """Let an engine hear what is not captioned yet."""
    progress = Progress()

    def tell(sentence: str, at: int) -> None:
        progress.pause()
        print(say("At {clock}: {sentence}", clock=_clock(at), sentence=sentence), file=sys.stderr)

    async with Ears() as ears:
        engine = SteadyEngine(lambda: ears.ear(choice, source.rate))
        try:
            await engine.start()
            await caption_recording(
                source,
                engine,
                composer,
                journal,
                progress=lambda ms: progress(ms, source.length) if source.length else None,
                tell=tell,
            )
        finally:
            progress.pause()
            await engine.stop()


def _save(
    path: Path, wanted: Wanted, choice: Choice, journal: Journal, folder: Path, names: list[str]
) -> list[Path]:
    """Write the captions down as the transcript of a meeting that nobody ran."""
    said = tuple(
        Said(
            start=one.start,
            end=one.end,
            text=one.text,
            words=tuple(Word(w.text, w.start, w.end, w.confidence) for w in one.words),
            mended=one.mended,
        )
        for one in journal.captions
    )
    events = log_of(
        Written(form="", said=said, engine=choice.name),
        title=wanted.name or path.stem,
        language=choice.language,
        opened=round(path.stat().st_mtime * 1000),
        epoch="offline",
    )
    return files.save(replay(events), folder, names)


def _place(path: Path, folder: Path) -> Path:
    """Give the file that keeps what is captioned so far, one for each recording."""
    mark = hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:8]
    return folder / f".captioning-{files.slug(path.stem)}-{mark}.jsonl"


def _task(path: Path, choice: Choice, terms: tuple[Term, ...], *, fillers: bool) -> Task:
    about = path.stat()
    own = msgspec.json.encode((terms, fillers))
    mark = "" if fillers and not terms else hashlib.sha256(own).hexdigest()
    return Task(path.name, about.st_size, about.st_mtime_ns, choice.language, choice.name, mark)


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes}:{seconds:02}"
