"""Words that people name labels and features with.

English as used in practice, from the broadest to the narrowest claim. A word stands here because it is used for
labels (or never is) across fields, not because one table has it. Plurals are found by their stem
(`actloss.target.names`).
"""

ROLE = frozenset(
    """
    target label class classes y outcome response resp result truth groundtruth gold dependent dependant decision
    diagnosis classification verdict endpoint prediction predicted annotation annotated klass clase classe ziel
    zielwert cible objetivo
    """.split()
)
"""The role itself: a column so named is the label unless something better stands beside it."""

EVENT = frozenset(
    """
    survive survived survival survivor surv die died death dead deceased alive mortality fatal fatality
    churn churned exited attrition retention retained default defaulted defaulter delinquent delinquency
    bankrupt bankruptcy insolvent fraud fraudulent scam spam phishing malicious malware attack intrusion
    anomaly anomalous abnormal abnormality defect defective fault faulty failure fail failed breakdown
    pass passed approve approved approval accept accepted acceptance acceptability acceptable
    reject rejected rejection admitted admission grant granted deny denied denial hire hired promoted drafted
    purchase purchased bought buy click clicked ctr convert converted conversion subscribe subscribed
    responded responder cancel canceled cancelled cancellation noshow returned released refused convicted guilty
    recidivism recid recidivist arrested reoffend readmit readmitted readmission relapse relapsed
    recurrence recurred remission cure cured recovered recovery complication healed relief
    disease diseased sick sickness ill illness disorder problem cancer carcinoma malignant malignancy
    tumor tumour stroke diabetes diabetic chd cvd infarction sepsis obese obesity infected infection positive
    toxic toxicity tox sentiment polarity emotion sarcasm sarcastic intent topic genre tag
    species variety cultivar quality win won winner winning loser medal
    choice chosen choose vote voted voting preference preferred selected participation participate participated
    lfp inlf affair depressed satisfied satisfaction success successful
    delay delayed late dropout graduated hospitalized placed placement booked booking deposit
    digit letter digits potable potability hazardous fake liked popular severe stable
    occurrence occurred presence present absent detected eligible eligibility edible adopted adoption
    hateful offensive threat insult obscene quit complied compliance correct killed casecontrol
    """.split()
)
"""What happened, was decided or is to be recognised: labels in most tables that have such a column."""

AMOUNT = frozenset(
    """
    price value cost salary wage earnings revenue sales charges premium rent medv marketvalue
    yield strength demand consumption score scr rating count cnt total claims los
    expectancy longevity lifespan productivity popularity prestige happiness reaction
    performance efficiency concentration conc ozone emission emissions casualties rentals visits visitors arrivals
    passengers riders seizures accidents incidents crashes tip crimes murder violent damage damages deaths births
    expenditure expenditures expend spending expense expenses uptake
    mpg attainment achievement achieve mathach reading science exam probability prob chance likelihood
    profit turnover bids abundance severity shares bwt birthweight birthwt fev rt
    attitude anxiety aggression calories progression turnout ridership tuition gross msrp resale bodyfat
    pollution aqi rings electricity traffic
    """.split()
)
"""A quantity that is seldom measured for any other reason than to predict or explain it."""

QUANTITY = frozenset(
    """
    worth bid amount spend return output production quantity volume
    load energy power rank ranking grade gpa point star mark percentage number num loss injury crime trip case break
    strike view like patent investment invest hours wt ht velocity noise torque cycle
    download stress duration lifetime stay rul wear mass biomass growth gain increase decrease change
    improvement difference effect density richness diversity cover permeability resistance conductivity viscosity
    hardness roughness proportion incidence prevalence deviation error accuracy unemployment inflation gdp
    affinity solubility potency trust rate ratio risk level intensity magnitude wellbeing
    fare weight height length speed distance balance credit debt fat sleep pain math verbal
    """.split()
)
"""A quantity or degree that is predicted in one table and a feature in the next."""

KIND = frozenset(
    """
    type category kind group status state condition stage party segment cluster use usage event
    grade genus breed activity sort sport level degree
    """.split()
)
"""A grouping: the label of some tables, a feature of more."""

MEASURE = frozenset(
    """
    width size depth thickness diameter radius perimeter circumference shape colour color area
    temp temperature humidity wind pressure rainfall precipitation snow weather sunshine radiation solar
    income population pop bmi glucose cholesterol blood pulse heart smoke smoker smoking alcohol
    mileage km engine cylinders horsepower hp doors fuel transmission
    rooms bedrooms bathrooms floor floors stories garage driveway surface sqft lot
    min max mean avg average std sd median var skewness kurtosis sum sq squared
    """.split()
)
"""What is measured first and easily."""

CONTEXT = frozenset(
    """
    age sex gender male female race ethnicity ethnic black white hispanic asian minority foreign native nationality
    religion catholic married marital single urban rural education educ edu schooling school college
    mother father parent moth fath wife husband sister brother sibling family owner
    south north east west
    occupation job experience exper employment employed children kids household
    year yr month day date time hour minute second week weekday weekend quarter season period era holiday
    timestamp datetime created updated started ended begin start end occasion wave session trial
    region country nation city town county district province territory zip zipcode postcode postal
    lat latitude lon long lng longitude altitude elevation address street location place site station centre
    center hospital latlong coordinate coord zone plot field block batch replicate rep strip
    phone email url link website ip title name description desc note comment text message summary abstract
    content tweet review sentence document headline question author artist medium smiles formula sequence image
    filename file path treatment treat treated trt diet dose dosage arm drug control placebo baseline base therapy
    intervention exposure brand make model manufacturer product item sku store shop
    fold split train test subset freq frequency offset
    device browser os channel campaign purpose term ticket cabin deck port destination carrier airline flight route
    vendor currency payment shift relationship workclass pclass housing
    firm company agency judge rater player team dependents immigrant dataset
    """.split()
)
"""Who, where, when, with what: what labels are predicted from."""

FEATURE = frozenset(
    "feature feat attribute attr att var variable col column covariate predictor input pixel pc component".split()
)
"""The role of a feature itself."""

IDENTIFIER = frozenset(
    """
    id ids idx index ix rowid rownames rowname rownum rownumber row uid uuid guid key pk hash no nr serial ssn
    unnamed obs observation identifier identification identity subject patient person individual
    participant customer client user member account employee student sample specimen record entry docno
    """.split()
)
"""Which row it is."""

COUNTING = frozenset("n no num nb nr number numb count cnt total tot nof".split())
"""First words of a number of something: ``num_visits``, ``n_claims``, ``total sales``."""

FORETOLD = frozenset("next future tomorrow upcoming".split())
"""Words of what is not known yet, wherever they stand: ``default next month``."""

EARLIER = frozenset("baseline base pre prior previous prev initial past before start lag lagged".split())
"""First words of what was known before: ``baseline_score``, ``previous_default``."""

UNITS = frozenset(
    """
    cm mm m km kg g mg lb lbs oz usd eur gbp inr dollars euros pct percent perc in ft s sec secs mins hr hrs
    c f w kw kwh mph kmh ppm mpa hz
    """.split()
)
"""Units at the end of a name say nothing about its role."""
