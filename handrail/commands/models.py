"""List, fetch and remove the models that captions need."""

import shutil
from argparse import ArgumentParser, Namespace

from handrail import options
from handrail.errors import NotOurs
from meeting.language import later, say

HELP = later("list, fetch or remove the language models for captions")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare `list`, `get`, `path` and `remove`."""
    actions = options.add_actions(parser)
    listed = actions.add_parser("list", help=say("list the models on this computer"))
    listed.add_argument("--all", action="store_true", help=say("also those that can be fetched"))
    _add_source(listed)
    listed.set_defaults(action=_list)
    get = actions.add_parser("get", help=say("fetch the model for a language"))
    _add_wanted(get)
    _add_source(get)
    get.set_defaults(action=_get)
    path = actions.add_parser("path", help=say("print where the model for a language is"))
    _add_wanted(path)
    path.set_defaults(action=_path)
    remove = actions.add_parser("remove", help=say("remove a model that was fetched"))
    _add_wanted(remove)
    remove.set_defaults(action=_remove)


def run(arguments: Namespace) -> int:
    """Do what was asked."""
    code: int = arguments.action(arguments)
    return code


def _add_wanted(parser: ArgumentParser) -> None:
    parser.add_argument(
        "wanted", metavar="LANG", help=say("a language such as en, or a model's name")
    )


def _add_source(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="home", metavar="ADDRESS",
        help=say("a copy of the Vosk project's models, on a server of your own"),
    )  # fmt: skip


def _home(arguments: Namespace) -> str:
    """Return the address of the folder with the list and the downloads."""
    from captions.models.listing import HOME

    return f"{arguments.home.rstrip('/')}/" if arguments.home else HOME


def _list(arguments: Namespace) -> int:
    """Print one line per model: language, name, and where it is or how large."""
    from captions.engines.choice import MOONSHINE, is_moonshine_here
    from captions.models.finding import find_models
    from captions.models.listing import fetch_list

    found = find_models()
    for model in found:
        print(f"{model.code:5} {model.name}  {model.folder}")
    if not found:
        print(say("No Vosk model is here. Get one with: handrail models get en"))
    if is_moonshine_here():
        print(
            say(
                "en    {name}  comes with its own package, where Vosk has no English model",
                name=MOONSHINE,
            )
        )
    if arguments.all:
        for one in fetch_list(_home(arguments)):
            if one.obsolete != "true":
                print(f"{one.lang:5} {one.name}  {one.megabytes} MB, to fetch")
    return 0


def _get(arguments: Namespace) -> int:
    """Fetch a model, after saying how large it is."""
    from captions.models.fetching import fetch_model
    from captions.models.finding import our_place
    from captions.models.listing import fetch_list, pick
    from captions.models.trying_out import try_model
    from handrail.progress import Progress

    home = _home(arguments)
    print(say("Looking at the list of models at {home}", home=home))
    listed = pick(arguments.wanted, fetch_list(home))
    print(say("Fetching {name}, {megabytes} MB.", name=listed.name, megabytes=listed.megabytes))
    folder = fetch_model(listed, our_place(), try_out=try_model, progress=Progress(), home=home)
    print(say("The model is ready: {folder}", folder=folder))
    return 0


def _path(arguments: Namespace) -> int:
    """Print one folder, and nothing else."""
    from captions.models.finding import find_models, model_for, model_named

    found = find_models()
    model = model_for(arguments.wanted, found) or model_named(arguments.wanted, found)
    print(model.folder)
    return 0


def _remove(arguments: Namespace) -> int:
    """Remove a model that Handrail fetched; nothing else is touched."""
    from captions.models.finding import find_models, model_for, model_named, our_place

    found = find_models()
    model = model_for(arguments.wanted, found) or model_named(arguments.wanted, found)
    if model.folder.parent.resolve() != our_place().resolve():
        raise NotOurs(
            say("Handrail did not fetch {name}. Remove it where it came from.", name=model.name)
        )
    shutil.rmtree(model.folder)
    print(say("Removed {name}.", name=model.name))
    return 0
