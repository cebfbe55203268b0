#include <algorithm>
#include <cstdlib>

#include "report/amounts.h"
#include "report/html_sections.h"
#include "report/measure_words.h"
#include "report/recipe.h"
#include "report/tables.h"
#include "report/task_words.h"
#include "report/words.h"
#include "scenarios/describe_behaviour.h"
#include "scenarios/ledger.h"
#include "sim/base/build_info.h"
#include "sim/base/json_writer.h"

namespace skoen::report {

namespace {

const char* prior_key(scenarios::PriorKind kind) {
    switch (kind) {
    case scenarios::PriorKind::normal:
        return "report.prior.normal";
    case scenarios::PriorKind::lognormal:
        return "report.prior.lognormal";
    case scenarios::PriorKind::uniform:
        return "report.prior.uniform";
    case scenarios::PriorKind::beta:
        break;
    }
    return "report.prior.beta";
}

const char* kind_key(scenarios::ParameterKind kind) {
    switch (kind) {
    case scenarios::ParameterKind::measured:
        return "report.kind.measured";
    case scenarios::ParameterKind::derived:
        return "report.kind.derived";
    case scenarios::ParameterKind::calibrated:
        return "report.kind.calibrated";
    case scenarios::ParameterKind::assumed:
        break;
    }
    return "report.kind.assumed";
}

const char* tag_key(const std::string& tag) {
    if (tag == "V") return "report.tag.V";
    if (tag == "S") return "report.tag.S";
    if (tag == "P") return "report.tag.P";
    if (tag == "D") return "report.tag.D";
    return tag == "R" ? "report.tag.R" : "report.tag.A";
}

// As many digits as the file holds, written out: "0,0007", not "7e-04"; decimal comma in Danish.
std::string plain_number(double value, Language language) {
    constexpr int kMostDecimals = 17;
    std::string text = base::json_number(value);
    if (text.find('e') != std::string::npos) {
        int decimals = 0;
        do {
            text = base::format_number(value, ++decimals, Language::en);
        } while (decimals < kMostDecimals && std::strtod(text.c_str(), nullptr) != value);
    }
    if (language == Language::da) std::replace(text.begin(), text.end(), '.', ',');
    return with_minus(text);
}

double value_in(const sim::Behaviour& behaviour, const std::string& field) {
    for (const scenarios::BehaviourNumber& number : scenarios::behaviour_numbers()) {
        if (field == number.field) return behaviour.*number.member;
    }
    return 0;
}

void write_ledger_row(HtmlWriter& out, const Reading& r, const scenarios::LedgerRow& row) {
    const double used = value_in(r.definition().behaviour, row.field);
    const bool changed = used != row.value;
    out.open("tr", {{"data-field", row.field}, {"class", changed ? "changed" : ""}});
    out.open("th", {{"scope", "row"}}).element("code", row.symbol).close();
    out.element("td", row.meaning.in(r.language));
    out.open("td", {{"data-value", base::json_number(used)}}).text(plain_number(used, r.language));
    if (!row.unit.empty()) out.text(' ' + unit_word(row.unit, r.language));
    if (changed) {
        out.raw("<br>").element(
            "span", tr("report.ledger.changed", r.language, {plain_number(row.value, r.language)}),
            {{"class", "range"}});
    }
    out.close();
    out.element("td", row.range.size() == 2 ? tr("report.amount.range", r.language,
                                                 {plain_number(row.range[0], r.language),
                                                  plain_number(row.range[1], r.language)})
                                            : "–");
    out.element("td", tr(prior_key(row.prior.kind), r.language,
                         {plain_number(row.prior.a, r.language), plain_number(row.prior.b, r.language)}));
    out.element("td", tr(kind_key(row.kind), r.language));
    std::string source = row.source.in(r.language);
    if (!row.evidence.empty())
        source += " [" + [&] {
            std::string ids;
            for (const std::string& id : row.evidence) ids += (ids.empty() ? "" : ", ") + id;
            return ids;
        }() + ']';
    out.element("td", source).close();
}

void write_definition(HtmlWriter& out, const std::string& term, const std::string& words) {
    if (words.empty()) return;
    out.element("dt", term).element("dd", words);
}

}  // namespace

void write_model(HtmlWriter& out, const Reading& r) {
    open_section(out, "model", tr("report.html.model", r.language));
    out.element("p", model_origin(r));
    write_table(out, card_table(r), tr("report.model.card_table", r.language));
    write_table(out, card_group_table(r), tr("report.model.group_table", r.language));
    const FileWords words = file_words(r);
    out.open("dl");
    write_definition(out, tr("report.model.sees", r.language), words.seen);
    write_definition(out, tr("report.model.hidden", r.language), words.hidden);
    write_definition(out, tr("report.model.cues", r.language), words.cues);
    out.close();
    close_section(out);
}

void write_assumptions(HtmlWriter& out, const Reading& r) {
    open_section(out, "assumptions", tr("report.html.assumptions", r.language));
    out.element("p", tr("report.ledger.intro", r.language));
    const std::string caption = tr("report.ledger.caption", r.language);
    out.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", caption}});
    out.open("table", {{"class", "ledger"}}).element("caption", caption).open("thead").open("tr");
    for (const char* key :
         {"report.ledger.symbol", "report.ledger.meaning", "report.table.value", "report.ledger.range",
          "report.ledger.prior", "report.ledger.kind", "report.ledger.source"}) {
        out.element("th", tr(key, r.language), {{"scope", "col"}});
    }
    out.close().close().open("tbody");
    for (const scenarios::LedgerRow& row : scenarios::ledger()) write_ledger_row(out, r, row);
    out.close().close().close();
    std::vector<std::string> off;
    for (const scenarios::BehaviourSwitch& s : scenarios::behaviour_switches()) {
        if (!(r.definition().behaviour.*s.member))
            off.push_back(scenarios::ledger_switch(s.field).meaning.in(r.language));
    }
    if (!off.empty()) {
        out.element("p", tr("report.ledger.off", r.language)).open("ul");
        for (const std::string& meaning : off) out.element("li", meaning);
        out.close();
    }
    close_section(out);
}

void write_scenario(HtmlWriter& out, const Reading& r) {
    const sim::Definition& d = r.definition();
    open_section(out, "scenario", tr("report.html.scenario", r.language));
    out.element("p", d.summary.in(r.language));
    if (!d.idea.in(r.language).empty()) out.element("p", d.idea.in(r.language));
    out.open("dl");
    write_definition(out, tr("report.scenario.question", r.language), d.decision.question.in(r.language));
    write_definition(out, tr("report.scenario.deciders", r.language), d.decision.deciders.in(r.language));
    write_definition(out, tr("report.scenario.harm", r.language), d.decision.harm.in(r.language));
    write_definition(out, tr("report.scenario.office", r.language),
                     tr("report.scenario.office_words", r.language,
                        {std::to_string(d.office.workers), plain_number(d.office.cases_per_week, r.language),
                         std::to_string(d.office.weeks)}));
    write_definition(out, tr("report.scenario.solved", r.language), solved_words(r));
    write_definition(out, tr("report.scenario.law", r.language), d.law.in(r.language));
    write_definition(out, tr("report.scenario.law_as_of", r.language), date_words(d.law_as_of, r.language));
    out.close();
    out.element("h3", tr("report.scenario.sources", r.language)).open("ul", {{"class", "sources"}});
    const auto source = [&](const std::string& of, const sim::Source& s) {
        if (s.text.empty()) return;
        out.open("li").element("span", tr(tag_key(s.tag), r.language), {{"class", "tag"}});
        out.text(' ' + (of.empty() ? "" : of + ": ")).element("span", s.text, {{"lang", "en"}}).close();
    };
    for (const sim::Source& s : d.sources) source("", s);
    for (const sim::Feature& f : d.features) source(f.name.in(r.language), f.source);
    for (const sim::Cue& c : d.cues) source(c.name.in(r.language), c.source);
    out.close();
    close_section(out);
}

void write_recipe(HtmlWriter& out, const Reading& r) {
    const Recipe recipe = recipe_of(r);
    open_section(out, "recipe", tr("report.html.recipe", r.language));
    out.element("p", tr("report.recipe.intro", r.language));
    out.open("pre").element("code", recipe.command).close();
    if (recipe.needs_folder) out.element("p", tr("report.recipe.folder", r.language));
    out.open("dl");
    write_definition(out, tr("report.recipe.seed", r.language), std::to_string(r.comparison.seed));
    write_definition(out, tr("report.recipe.replications", r.language),
                     base::format_count(r.comparison.replications, r.language));
    write_definition(out, tr("report.recipe.hash", r.language), r.comparison.hash());
    write_definition(out, tr("report.recipe.version", r.language),
                     "Skøn " + std::string(base::build_info().version));
    out.close();
    out.element("p", tr("report.recipe.hash_words", r.language));
    close_section(out);
}

}  // namespace skoen::report
