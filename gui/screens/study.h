// The pages of the study bench, and what they share.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

// What varies, the text with a live preview in both languages, what is never shown together, who answers.
void draw_study_design(const DeskView& view, DeskCommands& out);
// How good the deck is, what each wish costs, what each effect can be seen with; live.
void draw_study_deck(const DeskView& view, DeskCommands& out);
// Curves over numbers and ICC, the simulated power with its Monte Carlo error beside the exact one.
void draw_study_power(const DeskView& view, DeskCommands& out);
// What two mechanisms would answer, and whether the deck could tell them apart.
void draw_study_mechanisms(const DeskView& view, DeskCommands& out);
// Files for survey platforms, each with how far it was checked.
void draw_study_files(const DeskView& view, DeskCommands& out);

// Headline and grey line of a page; returns the y below. A fault, or that something is being worked out, stands there too.
float study_head(const DeskView& view, const std::string& headline, const std::string& grey_line);
// The plan with the vignettes; null where the design is a trial without.
[[nodiscard]] const study::VignettePlan* vignettes_of(const DeskView& view);
// "/POINTER=VALUE" as a command; text as a JSON string.
[[nodiscard]] session::EditStudy edit_number(const std::string& pointer, double value);
[[nodiscard]] session::EditStudy edit_text(const std::string& pointer, const std::string& text);
// The same for words in one language; where the other language has none yet it gets them too.
[[nodiscard]] session::EditStudy edit_words(const std::string& pointer, const base::Bilingual& now,
                                            base::Language language, const std::string& words);
// "score: hoej" for the column "scorehoej"; contrasts by their names.
[[nodiscard]] std::string effect_label(const DeskView& view, const std::string& name);
// The same and `more`, or, where that has no room in the width, the short name and `more`.
[[nodiscard]] std::string label_within(const DeskView& view, const std::string& name, const std::string& more,
                                       float width);
// Where two columns fit side by side.
[[nodiscard]] bool study_beside(const DeskView& view);

}  // namespace skoen::gui::screens
