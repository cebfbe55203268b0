#include "study/study_design.h"

#include <algorithm>

#include "scenarios/embedded.h"
#include "scenarios/schema_reader.h"
#include "sim/base/file.h"

namespace skoen::study {

namespace {

constexpr std::string_view kDesignFolder = "study/designs/";

}  // namespace

int VignettePlan::respondents() const {
    int sum = 0;
    for (const Profession& profession : professions) sum += profession.respondents;
    return sum;
}

std::vector<int> VignettePlan::levels() const {
    std::vector<int> out;
    for (const VignetteFactor& factor : factors) out.push_back(static_cast<int>(factor.levels.size()));
    return out;
}

std::vector<std::string> VignettePlan::factor_ids() const {
    std::vector<std::string> out;
    for (const VignetteFactor& factor : factors) out.push_back(factor.id);
    return out;
}

bool VignettePlan::allowed(const stats::Profile& profile) const {
    const auto shows = [&](const std::string& factor, const std::string& level) {
        for (std::size_t f = 0; f < factors.size(); ++f) {
            if (factors[f].id == factor) return factors[f].levels[profile[f]].id == level;
        }
        return false;
    };
    return std::none_of(forbidden.begin(), forbidden.end(), [&](const ForbiddenPair& pair) {
        return shows(pair.factor, pair.level) && shows(pair.with_factor, pair.with_level) &&
               (pair.and_factor.empty() || shows(pair.and_factor, pair.and_level));
    });
}

bool VignettePlan::dominates(const stats::Profile& a, const stats::Profile& b) const {
    bool more = false;
    for (std::size_t f = 0; f < factors.size(); ++f) {
        if (a[f] == b[f]) continue;
        if (factors[f].order == LevelOrder::unordered || a[f] < b[f]) return false;
        more = true;
    }
    return more;
}

std::optional<std::pair<std::size_t, std::size_t>> VignettePlan::place(std::string_view factor,
                                                                       std::string_view level) const {
    for (std::size_t f = 0; f < factors.size(); ++f) {
        if (factors[f].id != factor) continue;
        for (std::size_t l = 0; l < factors[f].levels.size(); ++l) {
            if (factors[f].levels[l].id == level) return std::pair{f, l};
        }
    }
    return std::nullopt;
}

StudyDesign read_design(std::string_view text, const std::string& file) {
    return scenarios::read_text_with_schema<StudyDesign>(text, file);
}

std::vector<std::string> shipped_designs() {
    std::vector<std::string> out;
    for (const scenarios::EmbeddedFile& file : scenarios::embedded_files()) {
        if (!file.path.starts_with(kDesignFolder)) continue;
        const std::string_view name = file.path.substr(kDesignFolder.size());
        out.emplace_back(name.substr(0, name.size() - 5));
    }
    std::sort(out.begin(), out.end());
    return out;
}

StudyDesign load_design(const std::string& id_or_path) {
    const std::string path = std::string(kDesignFolder) + id_or_path + ".json";
    for (const scenarios::EmbeddedFile& file : scenarios::embedded_files()) {
        if (file.path == path) return read_design(file.text, path);
    }
    return read_design(base::read_text_file(id_or_path), id_or_path);
}

bool looks_like_design(std::string_view text) {
    try {
        return base::parse_json(text, "").find("data_model") != nullptr;
    } catch (const base::InputError&) {
        return false;
    }
}

}  // namespace skoen::study
