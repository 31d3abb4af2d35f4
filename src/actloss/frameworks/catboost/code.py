"""Programs for CatBoost."""

from actloss.errors import OptionError
from actloss.frameworks.boosting.constants import passed
from actloss.frameworks.boosting.measure import measured
from actloss.frameworks.boosting.own import source
from actloss.frameworks.boosting.program import Model, program
from actloss.frameworks.boosting.script import own_loss, predicting
from actloss.frameworks.boosting.shape import Shape, coding, shape_of
from actloss.frameworks.catboost.losses import LOSSES
from actloss.frameworks.catboost.native import constants, native
from actloss.frameworks.catboost.objective import is_columns, objective
from actloss.frameworks.catboost.training import scored, with_native, with_own
from actloss.frameworks.entry import Coding
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program for CatBoost.

    Raises:
        OptionError: The table of a script has nothing to learn from.
    """
    if style is Style.SCRIPT and problem.alone:
        raise OptionError(
            "CatBoost learns from no table that holds nothing but the label: take a table with features, the snippet,"
            " or another framework"
        )
    written = coding(problem, LOSSES[problem.loss.name])
    return program(problem, written, _model(problem, written), style)


def _model(problem: Problem, written: Coding) -> Model:
    chosen, predict = native(problem), predicting(problem)
    if chosen is None:
        score = scored(problem, many=is_columns(problem))
        return Model(
            params=problem.params,
            blocks=(*source(problem), objective(problem, written), with_own(problem, written), score, predict),
            loss=own_loss(problem, passed(problem.params)),
        )
    params = constants(problem)
    many = shape_of(problem) in {Shape.COLUMNS, Shape.RANKS} and not chosen.joint
    return Model(
        params=params,
        by_itself="CatBoost" if chosen.starts else "",
        blocks=(with_native(problem, chosen, written), scored(problem, many=many), predict),
        loss=measured(problem, written, params),
    )
