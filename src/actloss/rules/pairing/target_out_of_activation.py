"""Some labels lie where the output activation never reaches.

## What it does

In regression, where the loss holds each output against a label of the same unit, looks for labels outside the values
that the activation can give: below 0 for relu, softplus and exp, outside 0 to 1 for sigmoid, outside -1 to 1 for
tanh. Where a loss has two outputs for each label, as `gaussian_nll` has, the activation is that of the mean (of the
rate under `zip_nll`). A label at the end that an activation only approaches is within reach (see AL412), and labels
that the loss itself has no value for are left to its own rule.

## Why is this bad?

The loss of such a row has no minimum that the network can reach: the output sticks to its edge, its gradient fades,
and the loss stops falling early. No library says why.

## Example

>>> codes([-3.5, 0.5, 2.5, 4.0] * 40, activation="relu", loss="mse")
['AL411']
>>> codes([-3.5, 0.5, 2.5, 4.0] * 40, activation="linear", loss="mse")
[]

## Use instead

Take a linear output; or scale the labels into the activation's range, and predictions back:

    model = torch.nn.Sequential(body, torch.nn.Linear(width, 1))

## References

domain.md of this project, the table of activations: each with its range. Goodfellow, Bengio and Courville, Deep
Learning, 2016, on linear units for Gaussian outputs.
"""

from actloss.catalogue import Activation
from actloss.finding import Severity
from actloss.rules.case import Case
from actloss.rules.pairing.labels import Outside, no_numbers, numbers_of, outside
from actloss.rules.pairing.library import library_says
from actloss.rules.pairing.reading import compares_values, loss_of, other_loss, the_loss
from actloss.rules.rule import Found, Rule
from actloss.rules.scope import quantities
from actloss.rules.wording import several

NO_ACTIVATION = "no activation was given"
_FIRST = {"": "output", "variance": "mean", "scale": "location", "rate": "rate"}
"""What a label is held against, by what the second prediction of a pair is (a rate comes after a share of zeros)."""


def reaching(case: Case) -> Activation:
    """Return the activation whose outputs the loss holds against labels; a ValueError where nobody named one."""
    if case.training is None or case.training.activation is None:
        raise ValueError(NO_ACTIVATION)
    return case.training.activation


def no_comparison(case: Case) -> str | None:
    """Apply where the outputs of an activation are held against the labels."""
    training, loss = case.training, loss_of(case)
    if training is None or loss is None:
        return other_loss(loss)
    if training.activation is None:
        return NO_ACTIVATION
    return None if compares_values(loss) else f"{loss.name} does not hold outputs against labels of their unit"


def _applies(case: Case) -> str | None:
    return no_comparison(case) or quantities(case) or no_numbers(case)


def _check(case: Case) -> Found | None:
    activation, loss = reaching(case), the_loss(case)
    domain = activation.range.closure
    lying = [found for found in (outside(numbers, domain) for numbers in numbers_of(case)) if found]
    # Where the loss has no value for a label either, its own rule says so.
    far = [found for found in lying if loss.y_true is None or loss.y_true.contains(found.value)]
    if not far:
        return None
    most: Outside = max(far, key=lambda found: found.tally.count)
    others = f"; {several(len(far) - 1, 'more label column')} likewise" if len(far) > 1 else ""
    says = library_says(case, any="label-outside-activation")
    return most.found(
        f"{others}, where no {_FIRST[loss.second]} of {activation.name} lies{says}",
        fix="take a linear output, or scale the labels into the activation's range",
    )


RULE = Rule(code="AL411", name="target-out-of-activation", severity=Severity.ERROR, applies=_applies, check=_check)
