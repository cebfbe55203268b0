// Parts of the page on which a study is designed. Each draws from (x, y) within the width and returns the y below.
#pragma once

#include "gui/screens/study.h"

namespace skoen::gui::screens {

// The vignette as a respondent reads it, in both languages, with its length and reading ease; its text.
float draw_preview(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                   DeskCommands& out);
// The colour of a level's words.
[[nodiscard]] report::Colour level_ink(const study::VignettePlan& plan, std::size_t factor,
                                       std::size_t level);
// What is compared and what is never shown together.
float draw_pairs(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                 DeskCommands& out);
float draw_people(const DeskView& view, const study::VignettePlan& plan, float x, float y, float width,
                  DeskCommands& out);

// A trial without vignettes: its size, what nobody knows, what is tried; how often it is seen. In a row or below each other.
void draw_trial(const DeskView& view, float x, float y, float width, DeskCommands& out);
// How large it is, in a sentence; that there is no design where none is open.
[[nodiscard]] std::string trial_counts(const DeskView& view);

}  // namespace skoen::gui::screens
