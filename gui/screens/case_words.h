// The sentences about one case, made from the numbers that its pictures show.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

[[nodiscard]] std::string case_headline(const DeskView& view);  // "Scoren var 3, og sagen blev lukket. ..."
[[nodiscard]] std::string case_kind(const DeskView& view);      // "Nyt overset barn."
[[nodiscard]] std::string case_line(const DeskView& view, const std::string& plan);
[[nodiscard]] std::string scale_headline(const DeskView& view);
[[nodiscard]] std::string scale_grey(const DeskView& view);
[[nodiscard]] std::string truth_words(const DeskView& view);
[[nodiscard]] std::string why_headline(const DeskView& view);
[[nodiscard]] std::string why_grey(const DeskView& view);
[[nodiscard]] std::string pull_words(const DeskView& view, const lab::Pull& pull);
// The worker's judgement said the opposite of the score, and the decision followed the score all the same.
[[nodiscard]] bool gave_up(const sim::Event& event);
[[nodiscard]] std::vector<std::string> story_sentences(const DeskView& view);

}  // namespace skoen::gui::screens
