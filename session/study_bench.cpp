#include "session/study_bench.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "scenarios/schema_reader.h"
#include "scenarios/schema_writer.h"
#include "scenarios/texts.h"
#include "session/commands.h"
#include "sim/base/file.h"
#include "study/exports.h"
#include "study/scenario_levels.h"

namespace skoen::session {

namespace {

StudyBench fresh_bench(study::StudyDesign design) {
    return {std::make_shared<const study::StudyDesign>(std::move(design)), {}};
}

base::JsonValue open_design(const StudyBench& bench) {
    if (!bench.design) refuse_command("/study", "an open design", "none");
    return base::parse_json(scenarios::write_with_schema(*bench.design), "design");
}

StudyBench read_again(const StudyBench& bench, const base::JsonValue& root) {
    StudyBench out = bench;
    out.design =
        std::make_shared<const study::StudyDesign>(scenarios::read_with_schema<study::StudyDesign>(root));
    if (out.design->vignettes) {
        const auto factors = static_cast<int>(out.design->vignettes->factors.size());
        out.look.factor = std::min(out.look.factor, factors - 1);
    }
    return out;
}

}  // namespace

StudyBench bench_with(const StudyBench&, const OpenStudy& c) {
    return fresh_bench(study::load_design(c.design));
}
StudyBench bench_with(const StudyBench&, const PutStudy& c) {
    return fresh_bench(study::read_design(c.text, "command"));
}
StudyBench bench_with(const StudyBench&, const StudyFromScenario& c) {
    return fresh_bench(study::design_from_scenario(c.scenario));
}
StudyBench bench_with(const StudyBench& bench, const EditStudy& c) {
    base::JsonValue root = open_design(bench);
    base::set_at(root, c.set);
    return read_again(bench, root);
}

StudyBench bench_with(const StudyBench& bench, const RemoveFromStudy& c) {
    base::JsonValue root = open_design(bench);
    const std::size_t slash = c.pointer.rfind('/');
    base::JsonValue* at = &root;
    for (std::size_t from = 1; slash != std::string::npos && at != nullptr && from < slash;) {
        const std::size_t to = std::min(c.pointer.find('/', from), slash);
        const std::string step = c.pointer.substr(from, to - from);
        std::size_t index = 0;
        const auto read = std::from_chars(step.data(), step.data() + step.size(), index);
        if (at->kind == base::JsonValue::Kind::array && read.ec == std::errc{} && index < at->items.size()) {
            at = &at->items[index];
        } else {
            const auto member = std::find_if(at->members.begin(), at->members.end(),
                                             [&](const base::JsonMember& m) { return m.key == step; });
            at = member == at->members.end() ? nullptr : &member->value;
        }
        from = to + 1;
    }
    std::size_t last = 0;
    const std::string step = slash == std::string::npos ? "" : c.pointer.substr(slash + 1);
    const auto read = std::from_chars(step.data(), step.data() + step.size(), last);
    if (at == nullptr || at->kind != base::JsonValue::Kind::array || read.ec != std::errc{} ||
        last >= at->items.size())
        refuse_command("/pointer", "the place of an item in a list", c.pointer);
    at->items.erase(at->items.begin() + static_cast<std::ptrdiff_t>(last));
    return read_again(bench, root);
}

namespace {

// The design after a change made to its parts, checked like a file.
StudyBench checked(const StudyBench& bench, const study::StudyDesign& design) {
    return read_again(bench, base::parse_json(scenarios::write_with_schema(design), "design"));
}

study::StudyDesign vignette_design(const StudyBench& bench) {
    if (!bench.design || !bench.design->vignettes)
        refuse_command("/study", "a design with vignettes", "none");
    return *bench.design;
}

// Takes "{factor}" out of a text, with the space before it.
void take_out(std::string& text, const std::string& factor) {
    const std::string slot = '{' + factor + '}';
    for (std::size_t at = text.find(slot); at != std::string::npos; at = text.find(slot)) {
        const std::size_t from = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
        text.erase(from, at + slot.size() - from);
    }
}

}  // namespace

StudyBench bench_with(const StudyBench& bench, const AddFactor&) {
    study::StudyDesign design = vignette_design(bench);
    study::VignettePlan& plan = *design.vignettes;
    const auto taken = [&](const std::string& id) {
        return std::any_of(plan.factors.begin(), plan.factors.end(),
                           [&](const study::VignetteFactor& f) { return f.id == id; });
    };
    study::VignetteFactor factor;
    for (std::size_t n = plan.factors.size() + 1; factor.id.empty() || taken(factor.id); ++n)
        factor.id = "faktor" + std::to_string(n);
    factor.name = scenarios::text("benchdesk.design.new_factor");
    for (const char* id : {"n1", "n2"}) {
        study::FactorLevel level;
        level.id = id, level.text = scenarios::text("benchdesk.design.new_level_text");
        factor.levels.push_back(std::move(level));
    }
    plan.text.da += " {" + factor.id + '}';
    plan.text.en += " {" + factor.id + '}';
    plan.factors.push_back(std::move(factor));
    StudyBench out = checked(bench, design);
    out.look.factor = static_cast<int>(plan.factors.size()) - 1;
    return out;
}

StudyBench bench_with(const StudyBench& bench, const RemoveFactor& c) {
    study::StudyDesign design = vignette_design(bench);
    study::VignettePlan& plan = *design.vignettes;
    if (c.factor < 0 || static_cast<std::size_t>(c.factor) >= plan.factors.size())
        refuse_command("/factor", "the place of a factor", std::to_string(c.factor));
    const std::string id = plan.factors[static_cast<std::size_t>(c.factor)].id;
    plan.factors.erase(plan.factors.begin() + c.factor);
    take_out(plan.text.da, id);
    take_out(plan.text.en, id);
    std::erase_if(plan.forbidden, [&](const study::ForbiddenPair& p) {
        return p.factor == id || p.with_factor == id || p.and_factor == id;
    });
    std::erase_if(plan.contrasts, [&](const study::Contrast& contrast) {
        return std::any_of(contrast.terms.begin(), contrast.terms.end(),
                           [&](const study::ContrastTerm& term) { return term.factor == id; });
    });
    return checked(bench, design);
}

StudyBench bench_with(const StudyBench& bench, const LookAtStudy& c) {
    if (c.factor < 0 || c.vignette < 0 || c.first < 0 || c.second < 0)
        refuse_command("/factor", "places from 0",
                       std::to_string(std::min({c.factor, c.vignette, c.first, c.second})));
    StudyBench out = bench;
    out.look = c;
    return out;
}

void export_bench(const StudyBench& bench, const ExportStudy& c) {
    if (!bench.design || !bench.design->vignettes)
        refuse_command("/study", "a design with vignettes", "none");
    const study::StudyDesign& design = *bench.design;
    const auto formats = study::export_formats();
    const bool all = c.format == "all",
               one = std::find(formats.begin(), formats.end(), c.format) != formats.end();
    if (!all && !one && c.format != "tables")
        refuse_command("/format", "tables, all or a platform", c.format);
    const auto seed = static_cast<std::uint64_t>(design.power.seed);
    const study::Deck deck = study::make_deck(*design.vignettes, seed);
    const auto respondents = study::assign_respondents(*design.vignettes, deck, seed);
    const study::ExportInput input{design, deck, respondents, seed};
    std::vector<study::ExportFile> files = study::export_tables(input);
    for (const std::string_view format : formats) {
        if (!all && format != c.format) continue;
        for (study::ExportFile& file : study::export_platform(format, input))
            files.push_back(std::move(file));
    }
    for (const study::ExportFile& file : files) {
        const std::filesystem::path path = std::filesystem::path(c.folder) / file.name;
        std::error_code failed;
        std::filesystem::create_directories(path.parent_path(), failed);
        if (failed) refuse_command("/folder", "a folder that can be written", path.parent_path().string());
        base::write_file_atomically(path, file.bytes);
    }
}

}  // namespace skoen::session
