#include "cli/why_text.h"

#include "cli/layout.h"
#include "report/nouns.h"
#include "report/why_words.h"

namespace skoen::cli {

namespace {

constexpr std::size_t kLabelWidth = 36;
constexpr std::size_t kMostMechanisms = 5;

std::string mechanisms_text(const lab::Why& why, const Tr& tr) {
    const base::Language language = tr.language();
    std::string out = wrapped("  " + tr("cli.why.mechanisms"), kTerminalWidth, 4) + '\n';
    for (std::size_t i = 0; i < why.mechanisms.front().parts.size() && i < kMostMechanisms; ++i) {
        const lab::MechanismPart& part = why.mechanisms.front().parts[i];
        const std::string words =
            report::difference_with_range(part.amount, report::Amount::per_hundred, language);
        out += wrapped("  " + report::tr("why.mechanism." + part.name, language) + ": " + words,
                       kTerminalWidth, 4) +
               '\n';
    }
    return out;
}

}  // namespace

std::string why_text(const sim::Definition& definition, const std::vector<lab::Why>& all,
                     const std::vector<sim::Strategy>& strategies, const Tr& tr) {
    const base::Language language = tr.language();
    std::string out =
        report::tr("why.heading", language) + '\n' + wrapped(report::tr("why.how_to_read", language)) + '\n';
    for (const lab::Why& why : all) {
        const sim::Strategy &strategy = strategies[why.pair.strategy], &versus = strategies[why.pair.versus];
        const std::string name = report::capitalised(report::plan_named(strategy, language));
        const std::string beside = report::plan_named(versus, language);
        out += '\n' + tr.of(strategy.name) + '\n';
        for (const std::string& sentence : report::why_sentences(definition, why, name, beside, language))
            out += wrapped("  " + sentence, kTerminalWidth, 4) + '\n';
        Table table({"", report::missed_noun(definition, language),
                     report::disturbed_noun(definition, language), report::tr("why.harm", language)},
                    kLabelWidth);
        for (std::vector<std::string>& row : report::why_rows(why, language)) table.row(std::move(row));
        out += table.str();
        if (!why.mechanisms.empty()) out += mechanisms_text(why, tr);
    }
    return out + tr("cli.text.synthetic") + '\n';
}

}  // namespace skoen::cli
