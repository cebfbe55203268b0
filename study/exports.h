// Files that a survey platform or a statistics program takes. How far each was checked stands in docs/guide-researchers.md:
// SurveyJS in a real browser; the others by their published structure only.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "study/respondents.h"

namespace skoen::study {

struct ExportFile {
    std::string name;  // may hold one folder
    std::string bytes;
};

struct ExportInput {
    const StudyDesign& design;
    const Deck& deck;
    const std::vector<Respondent>& respondents;
    std::uint64_t seed;
};

// Ids for --export: "qualtrics", "limesurvey", "otree", "surveyjs", "redcap", "formr", "enalyzer", "surveyxact".
[[nodiscard]] std::span<const std::string_view> export_formats();

// Deck, assignment, simulated answers long and wide and those of every mechanism (synthetic = 1 in every row), codebook,
// booklet, preregistration sheet, design with every default, datapackage.json.
[[nodiscard]] std::vector<ExportFile> export_tables(const ExportInput& input);
[[nodiscard]] std::vector<ExportFile> export_platform(std::string_view format, const ExportInput& input);

[[nodiscard]] std::vector<ExportFile> export_qualtrics(const ExportInput& input);
[[nodiscard]] std::vector<ExportFile> export_limesurvey(const ExportInput& input);
[[nodiscard]] std::vector<ExportFile> export_surveyjs(const ExportInput& input);
[[nodiscard]] std::vector<ExportFile> export_otree(const ExportInput& input);
[[nodiscard]] std::vector<ExportFile> export_redcap(const ExportInput& input);
[[nodiscard]] std::vector<ExportFile> export_formr(const ExportInput& input);
[[nodiscard]] std::vector<ExportFile> export_lists(const ExportInput& input, std::string_view platform);

// Answers as SurveyJS stores them ([{"token": "R001", "synthetic": 1, "v3": 7, ...}, ...]) as the long table of
// simulated_answers. Throws base::InputError: an unknown respondent or vignette, an answer off the scale.
[[nodiscard]] stats::DataFrame import_surveyjs(std::string_view text, const std::string& file,
                                               const ExportInput& input);

// The same from a table with a line a respondent: a column id, token, record_id, participant_label or ExternalDataReference,
// and v1, v2 ... (vignettes by number, as answers_wide.csv, LimeSurvey, REDCap and formr have them) or p1, p2 ... (answers in
// the order shown, as Qualtrics' and SurveyXact's loops have them). Rows without a column `synthetic` are real: 0.
[[nodiscard]] stats::DataFrame import_wide(std::string_view text, const std::string& file,
                                           const ExportInput& input);

}  // namespace skoen::study
