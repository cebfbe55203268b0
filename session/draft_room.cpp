#include "session/draft_room.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "lab/comparison.h"
#include "sim/world.h"

namespace skoen::session {

namespace {

constexpr int kDraftHistory = 6000;  // past cases: the card is good to about two hundredths
constexpr int kDraftWeeks = 12, kDraftReplications = 6;
constexpr std::uint64_t kDraftSeed = 1;

}  // namespace

DraftMeaning meaning_of(sim::Definition definition, const std::atomic<bool>* cancel) {
    DraftMeaning out;
    try {
        definition.history.cases = std::min(definition.history.cases, kDraftHistory);
        definition.office.weeks = std::min(definition.office.weeks, kDraftWeeks);
        const sim::World world(std::move(definition), kDraftSeed);
        if (world.card.truth.auc) out.auc_truth = world.card.truth.auc->value;
        if (world.card.label.auc) out.auc_label = world.card.label.auc->value;
        lab::RunOptions options;
        options.replications = kDraftReplications;
        options.threads = 1;
        options.weekly = false;
        options.cancel = cancel;
        const lab::Comparison played = lab::play_strategies(world, {lab::office_without_tool()}, options);
        const auto share = [&](std::string_view id) -> std::optional<double> {
            const auto all = sim::measures();
            for (std::size_t m = 0; m < all.size(); ++m) {
                if (all[m].id == id) return played.no_tool().measures[m].mean;
            }
            return std::nullopt;
        };
        out.acts = share("act_rate");
        out.missed = share("missed_rate");
        out.disturbed = share("disturbed_rate");
    } catch (const std::exception& error) {
        out.fault = error.what();
    }
    return out;
}

DraftRoom::DraftRoom() : thread_([this] { serve(); }) {}

DraftRoom::~DraftRoom() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
        cancel_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void DraftRoom::wish(std::shared_ptr<const sim::Definition> definition) {
    {
        const std::lock_guard lock(mutex_);
        if (definition == wish_) return;
        ++changes_;
        cancel_ = true;  // what is being worked out is of another draft
        wish_ = std::move(definition);
        if (wish_) idle_ = false;
    }
    changed_.notify_all();
}

void DraftRoom::serve() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        const std::shared_ptr<const sim::Definition> next = wish_;
        if (!next || next == answered_) {
            idle_ = true;
            changed_.notify_all();
            changed_.wait(lock);
            continue;
        }
        cancel_ = false;
        lock.unlock();
        auto meaning = std::make_shared<const DraftMeaning>(meaning_of(*next, &cancel_));
        lock.lock();
        if (cancel_) continue;
        answered_ = next;
        meaning_ = std::move(meaning);
        ++changes_;
    }
}

DraftFound DraftRoom::got() const {
    const std::lock_guard lock(mutex_);
    DraftFound out;
    out.working = !idle_;
    if (!wish_) return out;
    out.meaning = meaning_;
    out.current = wish_ == answered_;
    return out;
}

bool DraftRoom::idle() const {
    const std::lock_guard lock(mutex_);
    return idle_;
}

void DraftRoom::wait_idle() const {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return idle_ || stop_; });
}

}  // namespace skoen::session
