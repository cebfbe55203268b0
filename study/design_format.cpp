#include "study/design_format.h"

#include "scenarios/schema_documenter.h"
#include "study/study_design.h"

namespace skoen::study {

namespace {

constexpr std::string_view kSmallestDesign = R"({
  "schema": 1,
  "id": "small",
  "name": {"da": "Lille eksempel", "en": "Small example"},
  "data_model": "vignettes",
  "vignettes": {
    "factors": [
      {"id": "score", "name": {"da": "Score", "en": "Score"}, "levels": [
        {"id": "low", "text": {"da": "Scoren er 3.", "en": "The score is 3."}},
        {"id": "high", "text": {"da": "Scoren er 8.", "en": "The score is 8."}, "effect": 0.3}]},
      {"id": "source", "name": {"da": "Kilde", "en": "Source"}, "levels": [
        {"id": "school", "text": {"da": "Skolen underretter.", "en": "The school notifies."}},
        {"id": "neighbour", "text": {"da": "En nabo underretter.", "en": "A neighbour notifies."}, "effect": -0.2}]}],
    "text": {"da": "{source} {score}", "en": "{source} {score}"},
    "answer": {"kind": "number", "question": {"da": "Hvor bekymret er du?", "en": "How worried are you?"},
      "low_label": {"da": "Slet ikke", "en": "Not at all"}, "high_label": {"da": "Meget", "en": "Very"}, "low": 1, "high": 10},
    "professions": [{"id": "social_worker", "name": {"da": "Socialrådgivere", "en": "Social workers"}, "respondents": 60}],
    "vignettes": 4,
    "decks": 1
  }
})";

constexpr std::string_view kDesignAbout = R"(# A study design of your own

Generated from the code that reads the files. Do not edit: the test `test_study "[design-format]"` compares, and writes this page anew when
`SKOEN_REGENERATE=1` is set.

A design file says what is varied, who answers, and what is expected. One file is enough for the deck, the power, the survey's files, synthetic
answers and the analysis:

1. Copy the example below, or a shipped design (`study/designs/`), or let a scenario supply the levels: `skoen vignettes --from underretning`.
2. `skoen check FILE`. Faults come as `file:line:column: /pointer: expected ..., found ...`.
3. `skoen vignettes FILE` rates the deck, `skoen power FILE` tells its power, `skoen study FILE --out DIR` does everything at once.

`data_model` says what `skoen power` plays; the part of that name must be there:

| data_model | what it is |
| --- | --- |
| `vignettes` | respondents answer a deck of vignettes; linear mixed model with an intercept a respondent |
| `cluster_trial` | clusters beside each other in arms; effects and variances are stated |
| `stepped_wedge` | clusters cross over in turn; effects and variances are stated |
| `simulation` | clusters are offices that the model plays: leaders drawn, courses assigned and held with varying fidelity, support measured with error. Effects and ICC come out of it |

## Words

- **Level**: `effect` is on the answer, against the factor's first level, which is the reference in every result. `meaning` says what the level means to
  a simulated worker (log-odds), for the mechanisms. `colour` marks its words in the preview.
- **Forbidden**: two levels (or three) that are never shown together. `no_dominance` keeps vignettes apart of which one says at least as much as the
  other on every `rising` factor and the same on the others. Both cost efficiency; `skoen vignettes` tells how much.
- **Contrast**: a sum of weights times effects, say a level against another that is not the reference. Power is told for each.
- **Priors**: with `priors` the search weighs a vignette by p (1 - p), p the expected answer's place on the scale.
- **Mechanism**: how a worker meets the score. With `scenario` and `strategy` the workers are those of such an office at the end of the run.

## The smallest design

)";

}  // namespace

std::string_view smallest_design() { return kSmallestDesign; }

std::string design_format() {
    return std::string(kDesignAbout) + "```json\n" + std::string(kSmallestDesign) + "\n```\n\n## Fields\n\n" +
           scenarios::document_with_schema<StudyDesign>();
}

}  // namespace skoen::study
