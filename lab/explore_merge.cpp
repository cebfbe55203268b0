#include "lab/explore_merge.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

#include "lab/explore_folder.h"
#include "scenarios/catalogue.h"
#include "sim/base/build_info.h"
#include "sim/base/error.h"
#include "sim/base/file.h"
#include "sim/base/json.h"

namespace skoen::lab {

namespace {

namespace fs = std::filesystem;

constexpr const char* kSweepManifest = "manifest.json";
constexpr std::size_t kMissingShown = 5;

std::string checksum_of_file(const fs::path& path) {
    base::Hash64 sum;
    LineReader lines(path, 0);
    for (std::string line; lines.next(line);) sum.add_bytes(line).add_bytes("\n");
    return sum.hex();
}

using PlanPlaces = std::unordered_map<std::string, std::uint32_t>;

// A row as it stands in results.csv; null where it is no such row.
std::optional<UnitRow> row_from(const std::string& line, const PlanPlaces& places) {
    UnitRow row;
    const std::size_t comma = line.find(',');
    const auto plan = places.find(line.substr(0, comma));
    if (comma == std::string::npos || plan == places.end()) return std::nullopt;
    row.plan = plan->second;
    const char *at = line.data() + comma, *const end = line.data() + line.size();
    bool sound = true;
    const auto take = [&](auto& number) {
        sound = sound && at < end && *at == ',';
        if (!sound) return;
        const auto read = std::from_chars(at + 1, end, number);
        sound = read.ec == std::errc();
        at = read.ptr;
    };
    take(row.draw), take(row.office);
    take(row.errors.cases), take(row.errors.missed), take(row.errors.disturbed), take(row.errors.harm);
    take(row.leader_hours), take(row.worker_hours), take(row.support), take(row.minutes);
    if (!sound || at != end || row.office == 0) return std::nullopt;
    --row.office;
    return row;
}

using RowPlace = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // set, office, plan

RowPlace place_of(const UnitRow& row) { return {row.draw, row.office, row.plan}; }

// Rows of one file, one at a time.
class RowSource {
  public:
    RowSource(fs::path path, std::uint64_t offset, bool has_heading, const PlanPlaces& places)
        : path_(std::move(path)), lines_(path_, offset), places_(places) {
        if (has_heading) (void)lines_.next(line_);
        step();
    }
    [[nodiscard]] bool at_end() const { return !row_; }
    [[nodiscard]] const UnitRow& row() const { return *row_; }
    [[nodiscard]] const std::string& line() const { return line_; }
    [[nodiscard]] const fs::path& path() const { return path_; }

    void step() {
        const std::optional<UnitRow> before = row_;
        row_.reset();
        if (!lines_.next(line_)) return;
        row_ = row_from(line_, places_);
        if (!row_ || (before && place_of(*before) >= place_of(*row_)))
            throw base::InputError(base::Fault{.file = path_.string(),
                                               .expected = "rows of the exploration in their order",
                                               .found = line_});
    }

  private:
    fs::path path_;
    LineReader lines_;
    const PlanPlaces& places_;
    std::string line_;
    std::optional<UnitRow> row_;
};

// The file that has the least row first.
class Race {
  public:
    void add(RowSource source) {
        sources_.push_back(std::move(source));
        put(sources_.size() - 1);
    }
    [[nodiscard]] bool over() const { return queue_.empty(); }
    [[nodiscard]] RowSource& first() { return sources_[std::get<1>(*queue_.begin())]; }
    void step() {
        const std::size_t which = std::get<1>(*queue_.begin());
        queue_.erase(queue_.begin());
        sources_[which].step();
        put(which);
    }

  private:
    void put(std::size_t which) {
        if (!sources_[which].at_end()) queue_.insert({place_of(sources_[which].row()), which});
    }
    std::vector<RowSource> sources_;
    std::set<std::tuple<RowPlace, std::size_t>> queue_;
};

// Which shard should have played a unit: that of the parts about its offices; of the most finely cut, where there are several.
class Shards {
  public:
    explicit Shards(const SweepFolder& found) {
        for (const std::vector<Part>* parts : {&found.parts, &found.damaged}) {
            for (const Part& part : *parts) {
                if (part.key.study != found.study) continue;
                const PartKey*& most = by_office_[{part.key.offices_from, part.key.offices_to}];
                if (most == nullptr || most->shards < part.key.shards) most = &part.key;
            }
        }
    }
    // Null: no part is about it.
    [[nodiscard]] const PartKey* about(std::uint32_t office) const {
        for (const auto& [range, key] : by_office_) {
            if (static_cast<int>(office) >= range.first && static_cast<int>(office) < range.second)
                return key;
        }
        return nullptr;
    }

  private:
    std::map<std::pair<int, int>, const PartKey*> by_office_;
};

int shard_of(const UnitRow& unit, const PartKey& key, std::size_t plans) {
    const auto offices = static_cast<std::uint64_t>(key.offices_to - key.offices_from);
    const auto office = static_cast<std::uint64_t>(static_cast<int>(unit.office) - key.offices_from);
    const std::uint64_t number = (unit.draw * offices + office) * plans + unit.plan;
    return static_cast<int>(number % static_cast<std::uint64_t>(key.shards));
}

}  // namespace

std::string engine_name() {
    const base::BuildInfo& build = base::build_info();
    return std::string(build.version) + ' ' + std::string(build.commit);
}

std::string study_hash(const scenarios::Exploration& exploration, const sim::Definition& definition,
                       const std::vector<sim::Strategy>& plans) {
    scenarios::Exploration any = exploration;
    any.replications = 1;
    base::Hash64 hash;
    hash.add(scenarios::write_exploration(any)).add(scenarios::write_scenario(definition));
    for (const sim::Strategy& plan : plans) hash.add(scenarios::write_strategy(plan));
    return hash.add(engine_name()).hex();
}

std::optional<SweepManifest> read_sweep_manifest(const fs::path& folder) {
    const fs::path path = folder / kSweepManifest;
    std::error_code none;
    if (!fs::exists(path, none)) return std::nullopt;
    SweepManifest out;
    try {
        const base::JsonValue root = base::parse_json(base::read_text_file(path), path.string());
        const base::JsonValue *study = root.find("study"), *engine = root.find("engine"),
                              *offices = root.find("offices"), *plans = root.find("plans"),
                              *checksum = root.find("results_checksum");
        for (const base::JsonValue* value : {study, engine, offices, plans, checksum}) {
            if (value == nullptr) return std::nullopt;
        }
        out = {study->text, engine->text, static_cast<int>(offices->number), static_cast<int>(plans->number),
               checksum->text};
    } catch (const base::InputError&) {
        return std::nullopt;
    }
    if (checksum_of_file(folder / kResultsName) != out.checksum) return std::nullopt;
    return out;
}

void write_sweep_manifest(const fs::path& folder, const SweepManifest& m) {
    const base::BuildInfo& build = base::build_info();
    base::JsonWriter out;
    out.begin_object().key("program").value("skoen").key("engine").value(m.engine);
    out.key("compiler").value(build.compiler).key("flags").value(build.flags).key("study").value(m.study);
    out.key("offices").value(m.offices).key("plans").value(m.plans);
    const std::string checksum = m.checksum.empty() ? checksum_of_file(folder / kResultsName) : m.checksum;
    out.key("results_checksum").value(checksum).key("synthetic").value(true).end_object();
    base::write_file_atomically(folder / kSweepManifest, out.finish());
}

SweepFolder look_into(const fs::path& folder, const std::string& study) {
    SweepFolder out;
    out.folder = folder, out.study = study, out.engine = engine_name();
    out.manifest = read_sweep_manifest(folder);
    if (out.manifest && out.manifest->study != study) out.manifest.reset();
    for (Part& part : parts_in(folder)) {
        const bool ours = part.key.study == study && part.key.engine == out.engine;
        std::vector<Part>& where = !part.damage.empty() ? out.damaged : (ours ? out.parts : out.other);
        where.push_back(std::move(part));
    }
    const auto about_them = [&](const Part& part) {
        return part.key.study == study && part.key.offices_from < out.manifest->offices;
    };
    out.results_count = out.manifest && std::none_of(out.parts.begin(), out.parts.end(), about_them) &&
                        std::none_of(out.damaged.begin(), out.damaged.end(), about_them);
    return out;
}

int offices_wanted(const SweepFolder& found, int stated) {
    int most = std::max(stated, found.manifest ? found.manifest->offices : 0);
    for (const Part& part : found.parts) most = std::max(most, part.key.offices_to);
    return most;
}

std::string as_ranges(const std::vector<int>& numbers) {
    std::string out;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t last = i;
        while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
        out += (out.empty() ? "" : ",") + std::to_string(numbers[i]);
        if (last > i) out += '-' + std::to_string(numbers[last]);
        i = last + 1;
    }
    return out;
}

Gathered gather(const SweepFolder& found, int sets, int offices, const std::vector<sim::Strategy>& plans,
                const std::function<void(const UnitRow&, std::string_view)>& each) {
    PlanPlaces places;
    for (std::size_t i = 0; i < plans.size(); ++i) places[plans[i].id] = static_cast<std::uint32_t>(i);
    Race race;
    if (found.results_count && found.manifest->plans <= static_cast<int>(plans.size()))
        race.add(RowSource(found.folder / kResultsName, 0, true, places));
    for (const Part& part : found.parts) {  // those of later rounds know plans that we do not
        if (part.key.plans_to <= static_cast<int>(plans.size()))
            race.add(RowSource(part.path, kPartHeaderBytes, false, places));
    }
    const Shards shards(found);
    std::set<int> wanting;
    Gathered out{ExploreSums(plans.size(), std::vector<PlanSums>(static_cast<std::size_t>(sets))), {}};
    const auto miss = [&](const UnitRow& unit) {
        ++out.missing.units;
        if (out.missing.first.size() < kMissingShown)
            out.missing.first.push_back("plan " + plans[unit.plan].id + ", set " + std::to_string(unit.draw) +
                                        ", office " + std::to_string(unit.office + 1));
        const PartKey* key = shards.about(unit.office);
        if (key == nullptr) return;
        out.missing.shards = std::max(out.missing.shards, key->shards);
        wanting.insert(shard_of(unit, *key, plans.size()));
    };
    UnitRow unit;
    for (unit.draw = 0; unit.draw < static_cast<std::uint32_t>(sets); ++unit.draw) {
        for (unit.office = 0; unit.office < static_cast<std::uint32_t>(offices); ++unit.office) {
            for (unit.plan = 0; unit.plan < plans.size(); ++unit.plan) {
                if (race.over() || place_of(race.first().row()) != place_of(unit)) {
                    miss(unit);
                    continue;
                }
                const std::string line = race.first().line();
                const UnitRow row = race.first().row();
                const fs::path from = race.first().path();
                race.step();
                for (; !race.over() && place_of(race.first().row()) == place_of(unit); race.step()) {
                    if (race.first().line() == line) continue;
                    throw base::InputError(base::Fault{.file = race.first().path().string(),
                                                       .expected = "the rows that " + from.string() + " has",
                                                       .found = race.first().line()});
                }
                out.sums[row.plan][row.draw] += row;
                if (each) each(row, line);
            }
        }
    }
    out.missing.array = as_ranges({wanting.begin(), wanting.end()});
    return out;
}

}  // namespace skoen::lab
