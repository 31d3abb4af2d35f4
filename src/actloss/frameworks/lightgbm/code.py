"""Programs for LightGBM."""

from actloss.frameworks.boosting.constants import passed
from actloss.frameworks.boosting.measure import measured
from actloss.frameworks.boosting.own import source
from actloss.frameworks.boosting.program import Model, program
from actloss.frameworks.boosting.script import own_loss, predicting
from actloss.frameworks.boosting.shape import coding
from actloss.frameworks.entry import Coding
from actloss.frameworks.lightgbm.losses import LOSSES
from actloss.frameworks.lightgbm.native import constants, native
from actloss.frameworks.lightgbm.training import is_joint, scored, with_native, with_own
from actloss.frameworks.problem import Problem, Style
from actloss.frameworks.program import Block


def write(problem: Problem, style: Style) -> tuple[Block, ...]:
    """Return the blocks of a program for LightGBM."""
    written = coding(problem, LOSSES[problem.loss.name])
    return program(problem, written, _model(problem, written), style)


def _model(problem: Problem, written: Coding) -> Model:
    chosen, predict = native(problem), predicting(problem)
    if chosen is None:
        score = scored(problem, starts=False, joint=is_joint(problem))
        return Model(
            params=problem.params,
            blocks=(*source(problem), *with_own(problem, written), score, predict),
            loss=own_loss(problem, passed(problem.params)),
        )
    params = constants(problem)
    return Model(
        params=params,
        by_itself="LightGBM" if chosen.starts else "",
        blocks=(
            with_native(problem, chosen, written),
            scored(problem, starts=chosen.starts, joint=False),
            predict,
        ),
        loss=measured(problem, written, params),
    )
