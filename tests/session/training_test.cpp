#include "session/training.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "session/deck_power.h"
#include "session/training_debrief.h"
#include "sim/base/error.h"
#include "tests/catch.h"

using namespace skoen;
using session::Training;
using session::TrainingDo;
using session::TrainingPhase;

namespace {

const std::shared_ptr<const session::TrainingRoom>& forty() {
    static const auto room = session::open_training_room("fyrre-minutter");
    return room;
}

// A participant who answers by a rule, each step a second after the last, keeping the lines.
class Scripted {
  public:
    Scripted(std::shared_ptr<const session::TrainingRoom> room, int seat) : training(std::move(room), seat) {
        lines.push_back(training.first_line());
    }
    void step(TrainingDo what, int number = 0, std::string name = {}) {
        const session::TrainingCommand command{what, number, 0, std::move(name), at += 1, {}};
        training.apply(command);
        lines.push_back(session::training_line(command));
    }
    // Own decision: `own(best, place)`; after the score: `switches` to the score.
    template <class Own>
    void one_case(Own own, bool switches) {
        if (training.view().phase == TrainingPhase::announced) step(TrainingDo::show);
        const auto& now = training.view().now;
        const bool acts = own(now.best, now.place);
        step(TrainingDo::take_step, 0, "call_notifier");
        step(TrainingDo::score, acts ? 8 : 3);
        step(TrainingDo::certainty, 1 + now.place % 4);
        step(TrainingDo::decide, acts);
        step(TrainingDo::lock);
        if (training.view().phase == TrainingPhase::deciding) {
            const bool final = switches ? training.view().now.recommended : acts;
            step(TrainingDo::score, final ? 8 : 3);
            step(TrainingDo::decide, final);
        }
        if (training.view().phase == TrainingPhase::reason) step(TrainingDo::reason, 0, "seen");
        step(TrainingDo::next);
        if (training.view().phase == TrainingPhase::summary) step(TrainingDo::next);
    }
    Training training;
    std::vector<std::string> lines;
    double at = 0;
};

int seat_in_arm(std::size_t arm) {
    for (int seat = 1; seat < 100; ++seat) {
        if (Training(forty(), seat).view().arm == arm) return seat;
    }
    return 0;
}

}  // namespace

TEST_CASE("a deck has the shares its session asks for, exactly, and no case twice") {
    for (const std::string& id : scenarios::training_session_ids()) {
        const auto room = session::open_training_room(id);
        std::set<std::uint32_t> numbers;
        for (std::size_t b = 0; b < room->session.blocks.size(); ++b) {
            const auto& block = room->session.blocks[b];
            int cases = 0, act = 0, wrong = 0, planted = 0;
            for (const lab::DeckCase& c : room->deck) {
                if (c.block != static_cast<int>(b)) continue;
                ++cases;
                act += c.best;
                const bool scored = block.workflow != scenarios::BlockWorkflow::no_score;
                wrong += scored && c.wrong(room->world.tool.line);
                planted += c.planted;
                numbers.insert(c.who.number);
            }
            INFO(id << " " << block.id);
            CHECK(cases == block.cases);
            CHECK(act == static_cast<int>(std::floor(block.cases * block.act_share + 0.5)));
            CHECK(wrong == static_cast<int>(std::floor(block.cases * block.wrong_share + 0.5)));
            CHECK(planted == wrong);  // all shipped sessions plant
        }
        CHECK(numbers.size() == room->deck.size());
    }
}

TEST_CASE("a session goes through all its cases; nothing of the score shows before own judgement is locked") {
    Scripted person(forty(), seat_in_arm(0));
    person.step(TrainingDo::agree);
    while (person.training.view().phase != TrainingPhase::finished) {
        if (person.training.view().phase == TrainingPhase::announced) person.step(TrainingDo::show);
        CHECK_FALSE(person.training.view().score_visible);
        person.one_case([](bool best, int) { return best; }, false);
    }
    const auto debrief = session::debrief_training(person.training.room(), person.training.records());
    CHECK(debrief.decided == 20);
    CHECK(debrief.alone.k == 20);
    CHECK(debrief.wrong_followed.k == 0);
    CHECK(debrief.wrong_followed.n == 4);  // a quarter of 8, a third of 6
    CHECK(debrief.rsr.k == 4);
    CHECK(debrief.rair.n == 0);
    CHECK(debrief.overrides_right.k == debrief.overrides_right.n);
    CHECK(debrief.changed.empty());
}

TEST_CASE("whoever always ends as the score says has RAIR 1 and RSR 0") {
    Scripted person(forty(), seat_in_arm(0));
    person.step(TrainingDo::agree);
    while (person.training.view().phase != TrainingPhase::finished) {
        person.one_case([](bool best, int place) { return place % 3 == 0 ? !best : best; }, true);
    }
    const auto d = session::debrief_training(person.training.room(), person.training.records());
    CHECK(d.rair.n > 0);
    CHECK(d.rair.k == d.rair.n);
    CHECK(d.rsr.n > 0);
    CHECK(d.rsr.k == 0);
    CHECK(d.wrong_followed.k == 4);
    CHECK(d.overrides_right.n == 0);
    std::size_t told = 0;
    for (const auto& places : d.fates) told += places.size();
    CHECK(static_cast<int>(told) == d.alone_same.n);
    CHECK(d.minutes == person.training.room().world.definition.minutes.file + 8);
}

TEST_CASE("the file's lines lead to the same state at every point at which a laptop may die") {
    Scripted person(forty(), seat_in_arm(1));
    person.step(TrainingDo::agree);
    for (int i = 0; i < 15; ++i)
        person.one_case([](bool best, int place) { return place % 4 == 0 ? !best : best; }, false);
    if (person.training.view().phase == TrainingPhase::announced) person.step(TrainingDo::show);
    person.step(TrainingDo::score, 4);
    Training again(forty(), seat_in_arm(1));
    for (std::size_t i = 1; i < person.lines.size(); ++i) {
        again.apply(session::training_command(person.lines[i]));
    }
    CHECK(again.view().place == person.training.view().place);
    CHECK(again.view().phase == person.training.view().phase);
    CHECK(again.view().now.own_score == 4);
    REQUIRE(again.records().size() == person.training.records().size());
    for (std::size_t i = 0; i < again.records().size(); ++i) {
        CHECK(again.records()[i].acts == person.training.records()[i].acts);
        CHECK(again.records()[i].seconds == person.training.records()[i].seconds);
    }
    const Training replayed = session::replay_training(person.lines);
    CHECK(replayed.view().place == person.training.view().place);
}

TEST_CASE("what cannot be done is refused and changes nothing") {
    Training training(forty(), 1);
    CHECK_THROWS_AS(training.apply({TrainingDo::lock, 0, 0, {}, 1, {}}), base::InputError);
    training.apply({TrainingDo::agree, 0, 0, {}, 2, {}});
    CHECK_THROWS_AS(training.apply({TrainingDo::agree, 0, 0, {}, 1, {}}), base::InputError);  // back in time
    if (training.view().phase == TrainingPhase::announced)
        training.apply({TrainingDo::show, 0, 0, {}, 3, {}});
    CHECK_THROWS_AS(training.apply({TrainingDo::score, 11, 0, {}, 4, {}}), base::InputError);
    CHECK_THROWS_AS(training.apply({TrainingDo::take_step, 0, 0, "nowhere", 4, {}}), base::InputError);
    training.apply({TrainingDo::take_step, 0, 0, "visit", 4, {}});
    CHECK_THROWS_AS(training.apply({TrainingDo::take_step, 0, 0, "visit", 5, {}}), base::InputError);
    training.apply({TrainingDo::pause, 0, 0, {}, 5, {}});
    CHECK(training.view().shown == nullptr);  // the text is covered while one is away
    CHECK_THROWS_AS(training.apply({TrainingDo::score, 5, 0, {}, 6, {}}), base::InputError);
    training.apply({TrainingDo::resume, 0, 0, {}, 105, {}});
    training.apply({TrainingDo::score, 5, 0, {}, 106, {}});
    training.apply({TrainingDo::certainty, 2, 0, {}, 107, {}});
    training.apply({TrainingDo::decide, 0, 0, {}, 108, {}});
    training.apply({TrainingDo::lock, 0, 0, {}, 109, {}});
    CHECK(training.view().now.seconds < 10);  // the pause is not counted
    training.apply({TrainingDo::stop, 0, 0, {}, 110, {}});
    CHECK(training.view().stopped);
    CHECK(training.records().size() == 1);  // what was decided stays
}

TEST_CASE("training lines are read back as written, and others are refused") {
    const session::TrainingCommand command{TrainingDo::score, 7, 0, {}, 132.5, {}};
    CHECK(session::training_line(command) == R"({"do":"score","number":7,"at":132.5})");
    CHECK(session::training_command(session::training_line(command)) == command);
    CHECK_THROWS_AS(session::training_command(R"({"do":"dance"})"), base::InputError);
    CHECK_THROWS_AS(session::training_command(R"({"do":"score","number":1.5})"), base::InputError);
    CHECK_THROWS_AS(session::training_command(R"({"number":1})"), base::InputError);
    CHECK_THROWS_AS(session::training_command(R"({"do":"score","who":"me"})"), base::InputError);
}

TEST_CASE("after the score the risk is asked for anew; without a score the own one stands") {
    Training t(forty(), seat_in_arm(0));
    double at = 0;
    const auto step = [&](TrainingDo what, int number = 0) { t.apply({what, number, 0, {}, at += 1, {}}); };
    step(TrainingDo::agree);
    while (t.view().workflow != sim::Workflow::own_first) {
        if (t.view().phase == TrainingPhase::announced) step(TrainingDo::show);
        step(TrainingDo::score, 4);
        step(TrainingDo::certainty, 2);
        step(TrainingDo::decide, 0);
        step(TrainingDo::lock);
        CHECK(t.view().now.final_score == 4);
        step(TrainingDo::next);
    }
    if (t.view().phase == TrainingPhase::announced) step(TrainingDo::show);
    step(TrainingDo::score, 4);
    step(TrainingDo::certainty, 2);
    step(TrainingDo::decide, 0);
    step(TrainingDo::lock);
    REQUIRE(t.view().phase == TrainingPhase::deciding);
    CHECK_FALSE(t.view().can_decide);
    CHECK_THROWS_AS(step(TrainingDo::decide, 1), base::InputError);
    step(TrainingDo::score, 4);  // the same may be meant
    step(TrainingDo::decide, 0);
    CHECK(t.view().now.final_score == 4);
}

TEST_CASE(
    "answers belong to their cases: lines of another deck are refused, one's own session needs no file") {
    Scripted person(forty(), 1);
    person.step(TrainingDo::agree);
    std::vector<std::string> lines = person.lines;
    const std::size_t at = lines[0].find(forty()->deck_hash);
    REQUIRE(at != std::string::npos);
    lines[0][at] = lines[0][at] == '0' ? '1' : '0';
    CHECK_THROWS_AS(session::replay_training(lines), base::InputError);
    scenarios::TrainingSession own = forty()->session;
    own.session = "vores";
    own.seed = 8;
    const auto room = std::make_shared<const session::TrainingRoom>(own);
    CHECK(room->deck_hash != forty()->deck_hash);
    Scripted other(room, 2);
    other.step(TrainingDo::agree);
    CHECK(session::replay_training(other.lines).room().session.session == "vores");
}

TEST_CASE("two arms are given by chance to about half of the seats each") {
    int second = 0;
    constexpr int kSeats = 400;
    for (int seat = 1; seat <= kSeats; ++seat) second += Training(forty(), seat).view().arm == 1;
    CHECK(std::abs(second - kSeats / 2) <= 5 * std::sqrt(kSeats * 0.25));
}

TEST_CASE("simulated colleagues on a deck: the same people with and without the score, fewer wrong scores "
          "followed by the sure") {
    const auto& room = *forty();
    const auto first = lab::judge_deck(room.world, room.session, room.deck, {.count = 60}, 0);
    const auto second = lab::judge_deck(room.world, room.session, room.deck, {.count = 60}, 1);
    int alone_same = 0, without_score = 0, moved = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        for (std::size_t j = 0; j < room.deck.size(); ++j) {
            alone_same += first[i][j].own_acts == second[i][j].own_acts;
            if (!first[i][j].saw_score) {
                ++without_score;
                CHECK(first[i][j].acts == first[i][j].own_acts);
            }
            moved += first[i][j].acts != first[i][j].own_acts;
        }
    }
    CHECK(alone_same == 60 * 20);    // the twin does not know the arm
    CHECK(without_score == 60 * 6);  // the first part
    CHECK(moved > 0);
}

TEST_CASE("a deck's power grows with people; arms that do not differ are told apart about as often as the "
          "test errs") {
    const auto& room = *forty();
    const auto power = session::deck_power(room, {20, 400}, 300, 400);
    REQUIRE(power.arms.size() == 2);
    CHECK(power.arms[0].wrong_scores_met == 4);
    REQUIRE(power.by_people.size() == 2);
    CHECK(power.by_people[1].power >= power.by_people[0].power);
    scenarios::TrainingSession same = room.session;  // the control: two arms of one kind
    same.arms[1].workflow = same.arms[0].workflow;
    const session::TrainingRoom alike(same);
    const auto none = session::deck_power(alike, {50}, 300, 400);
    CHECK(std::fabs(none.difference) < 1e-12);
    CHECK(none.by_people[0].power < 0.05 + 5 * std::sqrt(0.05 * 0.95 / 400));
}
