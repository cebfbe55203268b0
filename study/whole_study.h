// From idea to estimates in one go: the deck, its power, every file, synthetic answers, the preregistered model on them.
#pragma once

#include "study/analysis.h"
#include "study/exports.h"
#include "study/power.h"

namespace skoen::study {

struct WholeStudy {
    StudyDesign design;
    Deck deck;
    std::vector<Respondent> respondents;
    PowerResult power;
    std::vector<ExportFile> files;
    Analysis model;
    std::vector<FactorEffects> effects;
};

// Of a design with vignettes. Power is that of the survey whatever data_model says.
[[nodiscard]] WholeStudy whole_study(const StudyDesign& design);
[[nodiscard]] std::string whole_study_text(const WholeStudy& whole, const std::string& folder,
                                           base::Language language);
[[nodiscard]] std::string whole_study_json(const WholeStudy& whole);

}  // namespace skoen::study
