#include "cli/layout.h"
#include "cli/listing.h"
#include "scenarios/catalogue.h"
#include "scenarios/comparisons.h"
#include "scenarios/ledger.h"
#include "scenarios/studies.h"
#include "scenarios/texts.h"
#include "sim/measures.h"

namespace skoen::cli {

namespace {

// A head line and indented paragraphs below it, then an empty line.
std::string entry(std::string_view head, std::initializer_list<std::string> paragraphs) {
    std::string out = wrapped(head, kTerminalWidth, 4) + '\n';
    for (const std::string& paragraph : paragraphs) {
        if (!paragraph.empty()) out += wrapped("    " + paragraph, kTerminalWidth, 4) + '\n';
    }
    return out + '\n';
}

std::string kind_in_words(scenarios::ParameterKind kind, const Tr& tr) {
    switch (kind) {
    case scenarios::ParameterKind::measured:
        return tr("cli.list.measured");
    case scenarios::ParameterKind::derived:
        return tr("cli.list.derived");
    case scenarios::ParameterKind::calibrated:
        return tr("cli.list.calibrated");
    case scenarios::ParameterKind::assumed:
        return tr("cli.list.assumed");
    }
    return "";
}

std::string value_in_words(const scenarios::LedgerRow& row, const Tr& tr) {
    const auto number = [&](double value) {
        // As many decimals as the value has in the file, so that nothing is rounded away.
        const std::string plain = base::json_number(value);
        const std::size_t point = plain.find('.');
        const bool exponent = plain.find('e') != std::string::npos;
        const std::size_t decimals = point == std::string::npos ? 0 : plain.size() - point - 1;
        return exponent ? plain : tr.number(value, static_cast<int>(decimals));
    };
    std::string out =
        number(row.value) + (row.unit.empty() ? "" : ' ' + tr.of(scenarios::unit_name(row.unit)));
    if (row.range.size() == 2)
        out += ' ' + tr("cli.list.range", {number(row.range[0]), number(row.range[1])});
    return out;
}

}  // namespace

// One line a side: its name and the command that plays it.
std::string comparisons_text(const Tr& tr) {
    std::string out;
    for (const scenarios::PreparedComparison& c : scenarios::comparisons()) {
        out += entry(c.id + "  " + tr.of(c.name), {tr.of(c.question), tr.of(c.see)});
        out.pop_back();  // its commands belong to it
        for (const scenarios::ComparedSide& side : c.sides) {
            std::string command = "skoen run " + c.scenario + " --strategy " + side.strategy;
            for (const std::string& set : side.sets) command += " --set " + set;
            out += "    " + tr.of(side.name) + ":\n        " + command + '\n';
        }
        out += '\n';
    }
    return out;
}

std::string scenarios_text(const Tr& tr) {
    std::string out;
    for (const scenarios::ScenarioEntry& s : scenarios::scenarios()) {
        out += entry(s.id + "  " + tr.of(s.name), {s.idea ? tr("cli.list.idea") : "", tr.of(s.summary)});
    }
    return out;
}

std::string strategies_text(const Tr& tr) {
    std::string out;
    for (const scenarios::StrategyEntry& s : scenarios::strategies()) {
        out += entry(s.id + "  " + tr.of(s.name), {tr.of(s.summary)});
    }
    return out;
}

std::string levers_text(const Tr& tr) {
    std::string out;
    for (int i = 0; i < sim::kLevers; ++i) {
        const auto lever = static_cast<sim::Lever>(i);
        out += std::string(sim::lever_name(lever)) + "  " + tr.of(scenarios::lever_title(lever)) + '\n';
        out += wrapped("    " + tr.of(scenarios::lever_summary(lever)), kTerminalWidth, 4) + '\n';
        for (const std::string_view option : sim::option_names(lever)) {
            out +=
                wrapped("    " + std::string(option) + ": " + tr.of(scenarios::option_title(lever, option)) +
                            ". " + tr.of(scenarios::option_summary(lever, option)),
                        kTerminalWidth, 8) +
                '\n';
        }
        out += '\n';
    }
    return out;
}

std::string measures_text(const Tr& tr) {
    std::string out;
    for (const sim::Measure& m : sim::measures()) {
        out += entry(std::string(m.id) + "  " + tr.of(scenarios::measure_name(m.id)) + " (" +
                         tr.of(scenarios::unit_name(m.unit)) + ')',
                     {tr.of(scenarios::measure_definition(m.id)), tr("cli.list.source", {m.source})});
    }
    return out;
}

std::string assumptions_text(const Tr& tr) {
    std::string out;
    for (const scenarios::LedgerRow& row : scenarios::ledger()) {
        out += entry(row.field + (row.symbol.empty() ? "" : " (" + row.symbol + ')') + "  " +
                         value_in_words(row, tr) + "  " + kind_in_words(row.kind, tr),
                     {tr.of(row.meaning), tr("cli.list.source", {tr.of(row.source)}), row.arithmetic});
    }
    out += tr("cli.list.switches") + "\n\n";
    for (const scenarios::LedgerSwitch& row : scenarios::shipped_ledger().switches) {
        out += entry(row.field, {tr.of(row.meaning)});
    }
    return out;
}

std::string studies_text(const Tr& tr) {
    std::string out;
    for (const std::string& id : scenarios::study_ids()) {
        const scenarios::Study study = scenarios::load_study(id);
        out += entry(
            study.id + "  " + tr.of(study.name),
            {tr("cli.list.source", {study.citation}),
             tr("cli.list.statistics", {tr.count(static_cast<std::int64_t>(study.statistics.size()))})});
    }
    return out;
}

}  // namespace skoen::cli
