// One case where the tool proposes an option or an amount: its sentences, and the picture of who said what.
#pragma once

#include "gui/screens/common.h"

namespace skoen::gui::screens {

// Does the tool propose something of its own in this task (sim/decision.h)?
[[nodiscard]] bool is_proposal(const DeskView& view);

[[nodiscard]] std::string
proposal_headline(const DeskView& view);  // "Modellen foreslog »X«, og det blev »Y«. ..."
[[nodiscard]] std::string proposal_scale_headline(const DeskView& view);
[[nodiscard]] std::string proposal_scale_grey(const DeskView& view);
[[nodiscard]] std::string proposal_truth(const DeskView& view);  // what was right
[[nodiscard]] std::vector<std::string> proposal_sentences(const DeskView& view);
// Rows of what the tool, the worker and the office without the score said: names, or places on an axis of amounts.
[[nodiscard]] report::Scene proposal_picture(const DeskView& view, const report::PlanLook& look,
                                             double width);

}  // namespace skoen::gui::screens
