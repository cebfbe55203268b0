#include "lab/explore.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "lab/parallel.h"
#include "lab/parameter_draws.h"

namespace skoen::lab {

namespace {

// Worlds of the sets of assumptions, made when first needed and gone after the last office.
class WorldShelf {
  public:
    WorldShelf(const sim::World& world, int draws, int uses)
        : world_(world), slots_(static_cast<std::size_t>(draws)) {
        for (Slot& slot : slots_) slot.uses = uses;
    }
    std::shared_ptr<const sim::World> take(int draw) {
        Slot& slot = slots_[static_cast<std::size_t>(draw)];
        const std::lock_guard lock(slot.mutex);
        if (!slot.world) slot.world = std::make_shared<const sim::World>(world_of_draw(world_, draw));
        std::shared_ptr<const sim::World> out = slot.world;
        if (--slot.uses == 0) slot.world.reset();
        return out;
    }

  private:
    struct Slot {
        std::mutex mutex;
        std::shared_ptr<const sim::World> world;
        int uses = 0;
    };
    const sim::World& world_;
    std::vector<Slot> slots_;
};

UnitRow row_of(const sim::World& world, const sim::Play& play) {
    const sim::Summary s = sim::summarise(world, play);
    const sim::PairCounts& o = s.tally.outcome;
    UnitRow row;
    row.errors = {s.tally.cases, o.dismiss_harm, o.acts_harmless, o.dismiss_harm + o.acts_harm};
    row.leader_hours = s.leader_hours;
    row.worker_hours = s.worker_hours;
    row.support = s.support;
    row.minutes = s.tally.minutes;
    return row;
}

// Hands rows on in the order of units, whatever order offices are finished in.
class InOrder {
  public:
    explicit InOrder(std::function<void(const UnitRow&)> sink) : sink_(std::move(sink)) {}
    void add(int task, std::vector<UnitRow> rows) {
        waiting_.emplace(task, std::move(rows));
        for (auto next = waiting_.find(next_); next != waiting_.end(); next = waiting_.find(next_)) {
            for (const UnitRow& row : next->second) sink_(row);
            waiting_.erase(next);
            ++next_;
        }
    }

  private:
    std::function<void(const UnitRow&)> sink_;
    std::map<int, std::vector<UnitRow>> waiting_;
    int next_ = 0;
};

}  // namespace

PlanSums& PlanSums::operator+=(const UnitRow& row) {
    errors += row.errors;
    leader_hours += row.leader_hours;
    worker_hours += row.worker_hours;
    support += row.support;
    minutes += row.minutes;
    ++offices;
    return *this;
}

PlanSums& PlanSums::operator+=(const PlanSums& o) {
    errors += o.errors;
    leader_hours += o.leader_hours;
    worker_hours += o.worker_hours;
    support += o.support;
    minutes += o.minutes;
    offices += o.offices;
    return *this;
}

sim::World world_of_draw(const sim::World& world, int draw) {
    if (draw == 0) return world;
    std::vector<double> values;
    const sim::Behaviour& stated = world.definition.behaviour;
    return {world, draw_behaviour(stated, uncertain_parameters(stated), world.draws,
                                  static_cast<std::uint32_t>(draw - 1), values)};
}

ExploreSums explore(const sim::World& world, const std::vector<sim::Strategy>& plans,
                    const scenarios::Exploration& exploration, const ExploreOptions& options) {
    const int offices = exploration.replications, tasks = exploration.draws * offices;
    const auto n = static_cast<std::uint64_t>(plans.size());
    WorldShelf worlds(world, exploration.draws, offices);
    ExploreSums sums(plans.size(), std::vector<PlanSums>(static_cast<std::size_t>(exploration.draws)));
    InOrder in_order([&](const UnitRow& row) {
        sums[row.plan][row.draw] += row;
        if (options.each_row) options.each_row(row);
    });
    std::mutex mutex;
    int done = 0;
    for_each_index(tasks, threads_to_use(options.threads), options.cancel, [&](int task) {
        const int draw = task / offices, office = task % offices;
        const std::shared_ptr<const sim::World> at = worlds.take(draw);
        std::vector<UnitRow> rows;
        std::optional<sim::Caseload> load;
        for (std::uint64_t p = 0; p < n; ++p) {
            const std::uint64_t unit = static_cast<std::uint64_t>(task) * n + p;
            if (static_cast<int>(unit % static_cast<std::uint64_t>(options.shards)) != options.shard)
                continue;
            if (!load) load = sim::draw_caseload(*at, static_cast<std::uint32_t>(office));
            rows.push_back(row_of(*at, sim::play(*at, *load, plans[p], {.audit = false})));
            rows.back().plan = static_cast<std::uint32_t>(p);
            rows.back().draw = static_cast<std::uint32_t>(draw);
            rows.back().office = static_cast<std::uint32_t>(office);
        }
        const std::lock_guard lock(mutex);
        in_order.add(task, std::move(rows));
        ++done;
        if (options.progress) options.progress(done, tasks);
    });
    if (options.cancel != nullptr && *options.cancel) return {};
    return sums;
}

}  // namespace skoen::lab
