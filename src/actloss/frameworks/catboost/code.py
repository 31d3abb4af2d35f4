"""Programs for CatBoost."""

from actloss.frameworks.boosting.constants import named, passed, started
from actloss.frameworks.boosting.link import start
from actloss.frameworks.boosting.measure import measured
from actloss.frameworks.boosting.own import source
from actloss.frameworks.boosting.script import finish, own_loss, predicting
from actloss.frameworks.boosting.shape import Shape, coding, shape_of
from actloss.frameworks.catboost.losses import LOSSES
from actloss.frameworks.catboost.native import Native, constants, native
from actloss.frameworks.catboost.objective import is_columns, objective
from actloss.frameworks.catboost.training import scored, with_native, with_own
from actloss.frameworks.entry import Coding
from actloss.frameworks.labels import deciding, encoding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block
from actloss.frameworks.reading import reading


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program for CatBoost."""
    written = coding(problem, LOSSES[problem.loss.name])
    script = style is Style.SCRIPT
    labels = reading(problem, written) if script else encoding(problem.labels, written)
    model = _model(problem, native(problem), written, script=script)
    parts = (*labels, *model, predicting(problem), *deciding(problem, written))
    return (*parts, *finish(problem, written)) if script else parts


def _model(problem: Problem, chosen: Native | None, written: Coding, *, script: bool) -> tuple[Block, ...]:
    starts = chosen is not None and chosen.starts
    begin = (_start(problem, starts=starts),) if script or not starts else ()
    if chosen is None:
        return (
            *named(problem.params),
            *begin,
            *source(problem),
            objective(problem, written),
            with_own(problem, written),
            scored(problem, many=is_columns(problem)),
            *((own_loss(problem, passed(problem.params)),) if script else ()),
        )
    params = constants(problem)
    many = shape_of(problem) in {Shape.COLUMNS, Shape.RANKS} and not chosen.joint
    return (
        *named(params),
        *begin,
        with_native(problem, chosen, written),
        scored(problem, many=many),
        *((measured(problem, written, params),) if script else ()),
    )


def _start(problem: Problem, *, starts: bool) -> Block:
    what = problem.bias_rule or "no table says where to start"
    itself = "; CatBoost starts there by itself" if starts else ""
    comment = f"Raw score at the start: {what}{itself}."
    return started(start(problem), one=shape_of(problem) is Shape.ONE, comment=comment)
