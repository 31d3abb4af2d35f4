"""Rows of the catalogue as facts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from actloss.catalogue import LOSSES
from actloss.catalogue.references import names_of
from actloss.catalogue.row import Activation, Claim, Loss, Parameter
from actloss.explain.code import activation_code, loss_code
from actloss.explain.curves import activation_curve, loss_curve
from actloss.explain.facts import ActivationFacts, LossFacts, MessageFacts, ParameterFacts, message_facts
from actloss.explain.frameworks import conventions_of, narrowed
from actloss.pitfalls import PITFALLS


def loss_facts(loss: Loss, frameworks: Sequence[str] = ()) -> LossFacts:
    """Return what the catalogue says of a loss, without its curve and messages; ``frameworks`` as for `narrowed`."""
    return LossFacts(
        name=loss.name,
        aliases=loss.aliases,
        title=loss.title,
        formula=loss.formula,
        latex=loss.latex,
        gradient=loss.gradient,
        tasks=loss.kinds,
        form=loss.form.value,
        second=loss.second,
        labels=loss.labels,
        support=None if loss.y_true is None else str(loss.y_true),
        scales=tuple(scale.value for scale in loss.scales),
        accepts=tuple(scale.value for scale in loss.accepts),
        activations=loss.activations,
        parameters=_parameters(loss.params, {} if loss.multiclass is None else loss.multiclass.params),
        elicits=loss.elicits,
        constant=loss.constant,
        robustness=loss.robustness,
        proper=loss.proper,
        # A set has no order of its own.
        claims=tuple(claim.value for claim in Claim if claim in loss.claims),
        reduction=loss.reduction,
        better=loss.better,
        ordered=loss.ordered,
        purpose=loss.purpose,
        caution=loss.caution,
        mistakes=loss.mistakes,
        relations=loss.relations,
        names=narrowed(names_of(loss), frameworks),
        expects={name: scale.value for name, scale in narrowed(loss.expects, frameworks).items()},
        conventions=conventions_of(loss, frameworks),
        reference=loss.reference,
        curve=None,
        messages=(),
    )


def activation_facts(activation: Activation, frameworks: Sequence[str] = ()) -> ActivationFacts:
    """Return what the catalogue says of an activation, without its curve; ``frameworks`` as for `narrowed`."""
    return ActivationFacts(
        name=activation.name,
        aliases=activation.aliases,
        title=activation.title,
        formula=activation.formula,
        latex=activation.latex,
        derivative=activation.derivative,
        parameters=_parameters(activation.params),
        range=str(activation.range),
        saturates=activation.saturates,
        joint=activation.joint,
        place=activation.place,
        purpose=activation.purpose,
        caution=activation.caution,
        mistakes=activation.mistakes,
        relations=activation.relations,
        names=narrowed(activation.names, frameworks),
        conventions=narrowed(activation.conventions, frameworks),
        reference=activation.reference,
        losses=tuple(loss.name for loss in LOSSES if activation.name in loss.activations),
        curve=None,
    )


def explained(row: Loss | Activation, frameworks: Sequence[str] = ()) -> LossFacts | ActivationFacts:
    """Return what is said of a row with its curve and the messages that its users meet; arguments as above."""
    if isinstance(row, Loss):
        facts = loss_facts(row, frameworks)
        code = loss_code(row, frameworks)
        return replace(facts, curve=loss_curve(row), messages=_messages(row, frameworks), code=code)
    code = activation_code(row, frameworks)
    return replace(activation_facts(row, frameworks), curve=activation_curve(row), code=code)


def _parameters(
    parameters: Mapping[str, Parameter], of_classes: Mapping[str, Parameter] = MappingProxyType({})
) -> dict[str, ParameterFacts]:
    """Return parameters, with those of several exclusive classes where they may lie elsewhere."""
    return {
        name: ParameterFacts(
            default=parameter.default,
            domain=_domain(parameter, of_classes.get(name, parameter)),
            meaning=parameter.meaning,
            many=parameter.many,
        )
        for name, parameter in parameters.items()
    }


def _domain(parameter: Parameter, of_classes: Parameter) -> str:
    domains = str(parameter.domain), str(of_classes.domain)
    return domains[0] if domains[0] == domains[1] else f"{domains[0]}, of several classes {domains[1]}"


def _messages(loss: Loss, frameworks: Sequence[str]) -> tuple[MessageFacts, ...]:
    # What happens in silence is among the row's own mistakes already.
    met = [row for row in PITFALLS if loss.name in row.losses and not row.silent]
    return tuple(
        message_facts(row) for row in met if not frameworks or row.framework == "any" or row.framework in frameworks
    )
