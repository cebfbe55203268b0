#include "lab/explore.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "lab/lending.h"
#include "lab/parallel.h"

namespace skoen::lab {

namespace {

// Worlds of the sets of assumptions, made when first needed and gone after the last office.
class WorldShelf {
  public:
    WorldShelf(const AssumptionSets& sets, int uses)
        : sets_(sets), slots_(static_cast<std::size_t>(sets.count())) {
        for (Slot& slot : slots_) slot.uses = uses;
    }
    // Not needed: null, but one of the uses.
    std::shared_ptr<const sim::World> take(int set, bool needed) {
        Slot& slot = slots_[static_cast<std::size_t>(set)];
        const std::lock_guard lock(slot.mutex);
        if (needed && !slot.world) slot.world = std::make_shared<const sim::World>(sets_.world_of(set));
        std::shared_ptr<const sim::World> out = needed ? slot.world : nullptr;
        if (--slot.uses == 0) slot.world.reset();
        return out;
    }

  private:
    struct Slot {
        std::mutex mutex;
        std::shared_ptr<const sim::World> world;
        int uses = 0;
    };
    const AssumptionSets& sets_;
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

namespace {

// Which units are played: offices x plans of every set, one in `shards`, without those that are done.
struct Share {
    int from = 0, offices = 0;
    std::uint64_t plans = 0, shard = 0, shards = 1, first = 0;

    [[nodiscard]] bool holds(std::uint64_t unit) const { return unit % shards == shard && unit >= first; }
    // Whether any plan of a task (set x offices + office) is played.
    [[nodiscard]] bool any(std::uint64_t task) const {
        const std::uint64_t at = task * plans, end = at + plans;
        const std::uint64_t low = std::max(at, first);
        const std::uint64_t next = low + (shard + shards - low % shards) % shards;
        return next < end;
    }
};

Share units_shared(const scenarios::Exploration& e, std::size_t plans, const ExploreOptions& o) {
    Share s;
    s.from = o.offices_from;
    s.offices = (o.offices_to < 0 ? e.replications : o.offices_to) - o.offices_from;
    s.plans = plans - o.plans_from;
    s.shard = static_cast<std::uint64_t>(o.shard), s.shards = static_cast<std::uint64_t>(o.shards);
    s.first = s.shard + o.rows_done * s.shards;
    return s;
}

}  // namespace

std::uint64_t units_of(const scenarios::Exploration& exploration, std::size_t plans,
                       const ExploreOptions& options) {
    const Share share = units_shared(exploration, plans, options);
    const std::uint64_t all = static_cast<std::uint64_t>(scenarios::set_count(exploration)) *
                              static_cast<std::uint64_t>(share.offices) * share.plans;
    return all > share.shard ? (all - share.shard - 1) / share.shards + 1 : 0;
}

ExploreSums explore(const sim::World& world, const std::vector<sim::Strategy>& plans,
                    const scenarios::Exploration& exploration, const ExploreOptions& options) {
    const AssumptionSets sets(world, exploration);
    const Share share = units_shared(exploration, plans.size(), options);
    const int tasks = sets.count() * share.offices;
    WorldShelf worlds(sets, share.offices);
    ExploreSums sums(plans.size(), std::vector<PlanSums>(static_cast<std::size_t>(sets.count())));
    InOrder in_order([&](const UnitRow& row) {
        sums[row.plan][row.draw] += row;
        if (options.each_row) options.each_row(row);
    });
    std::mutex mutex;
    int done = 0;
    const sim::LuckNeeds needs = sim::luck_needs(world, plans, world.definition.office.weeks);
    Lending<OfficeRoom> lending;
    for_each_index(tasks, threads_to_use(options.threads), options.cancel, [&](int task) {
        const int draw = task / share.offices, office = share.from + task % share.offices;
        const auto first_unit = static_cast<std::uint64_t>(task) * share.plans;
        const auto at = worlds.take(draw, share.any(static_cast<std::uint64_t>(task)));
        std::vector<UnitRow> rows;
        const auto loan = lending.borrow();
        auto& [load, rooms] = *loan;
        rooms.resize(1);
        sim::PlayRoom& room = rooms.front();
        bool drawn = false;
        for (std::uint64_t p = 0; at && p < share.plans; ++p) {
            if (!share.holds(first_unit + p)) continue;
            const std::size_t plan = options.plans_from + p;
            if (!drawn)
                load = sim::draw_caseload(*at, static_cast<std::uint32_t>(office), std::move(load), needs);
            drawn = true;
            sim::Play play =
                sim::play(*at, load, plans[plan], {.audit = false, .events = false, .room = std::move(room)});
            rows.push_back(row_of(*at, play));
            room.take(std::move(play));
            rows.back().plan = static_cast<std::uint32_t>(plan);
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
