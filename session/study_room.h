// The room behind the study bench: decks, power and mechanisms, worked out while the researcher edits. One thread; rough
// answers first; what is no longer wanted is dropped. Each answer is a pure function of the design.
#pragma once

#include <atomic>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "study/deck.h"
#include "study/mechanism.h"
#include "study/vignette_text.h"

namespace skoen::session {

struct RatedDeck {
    study::Deck deck;
    study::DeckWords words_da, words_en;
    std::vector<study::PowerEffect> effects;  // exact
    std::vector<study::DeckCost> costs;       // empty in the rough answer
};
struct ToldApart {
    std::vector<std::string> names;  // treatment_names
    std::vector<study::MechanismEffects> mechanisms;
    double power = 0;  // to tell the first two apart
};
struct StudyFound {
    std::shared_ptr<const RatedDeck> deck;  // null: not yet
    std::shared_ptr<const study::PowerResult> power;
    std::shared_ptr<const ToldApart> mechanisms;
    bool current = false;  // the deck is of the design as it is
    bool working = false;
    std::string fault;  // why there is no deck, in English; empty: there is, or will be
};

struct StudyWish {
    std::shared_ptr<const study::StudyDesign> design;  // null: nothing
    bool power = false, mechanisms = false;            // pages that ask for more than the deck
};

class StudyRoom {
  public:
    StudyRoom();
    ~StudyRoom();
    StudyRoom(const StudyRoom&) = delete;
    StudyRoom& operator=(const StudyRoom&) = delete;

    void wish(StudyWish wish);
    [[nodiscard]] StudyFound got() const;
    [[nodiscard]] bool idle() const;
    void wait_idle() const;
    [[nodiscard]] std::uint64_t changes() const { return changes_; }

  private:
    enum class Kind : std::uint8_t { deck, power, mechanisms };
    struct Task {
        Kind kind = Kind::deck;
        int size = 0;  // starts, replications, people
        std::string key;
        std::shared_ptr<const study::StudyDesign> design;
    };
    [[nodiscard]] std::vector<Task> tasks() const;
    void serve();
    void run(const Task& task, const std::atomic<bool>& cancel);

    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    StudyWish wish_;
    std::string text_;  // of the wished design
    std::map<std::string, std::shared_ptr<const RatedDeck>> decks_;
    std::map<std::string, std::shared_ptr<const study::PowerResult>> powers_;
    std::map<std::string, std::shared_ptr<const ToldApart>> told_;
    std::map<std::string, std::string> faults_;
    std::shared_ptr<const RatedDeck> last_deck_;  // shown while another is made
    std::string running_;
    std::shared_ptr<std::atomic<bool>> cancel_;
    bool idle_ = true, stop_ = false;
    std::atomic<std::uint64_t> changes_{0};
    std::thread thread_;
};

}  // namespace skoen::session
