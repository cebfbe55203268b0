#include "cli/model_words.h"

namespace skoen::cli {

std::string_view family_id(sim::ModelFamily family) {
    return family == sim::ModelFamily::logistic ? "logistic" : "trees";
}

std::string_view label_id(sim::LabelKind label) {
    switch (label) {
    case sim::LabelKind::truth:
        return "truth";
    case sim::LabelKind::past_decision:
        return "past_decision";
    case sim::LabelKind::mixed:
        return "mixed";
    case sim::LabelKind::selective:
        return "selective";
    case sim::LabelKind::where_acted:
        break;
    }
    return "where_acted";
}

std::string family_words(sim::ModelFamily family, const Tr& tr) {
    return family == sim::ModelFamily::logistic ? tr("cli.card.logistic") : tr("cli.card.trees");
}

std::string label_words(const sim::History& history, const Tr& tr) {
    switch (history.label) {
    case sim::LabelKind::truth:
        return tr("cli.card.label_truth");
    case sim::LabelKind::past_decision:
        return tr("cli.card.label_past_decision");
    case sim::LabelKind::mixed:
        return tr("cli.card.label_mixed", {tr.percent(history.decided_share, 0)});
    case sim::LabelKind::selective:
        return tr("cli.card.label_selective");
    case sim::LabelKind::where_acted:
        break;
    }
    return tr("cli.card.label_where_acted");
}

}  // namespace skoen::cli
