// Kinds that take proposals (choose, route, number): the tool proposes an option or a number, the worker has one of their
// own, and meeting the score is the same as everywhere else, on the axis "what the tool proposes against my own".
// docs/kinds.md, sections 2 and 3.
#pragma once

#include <span>

#include "sim/decide.h"

namespace skoen::sim {

// One case as its worker meets it. Numbers are logarithms.
struct Proposal {
    std::uint8_t tool = 0;           // what is proposed
    std::uint8_t own = 0, twin = 0;  // proposed by oneself: now, and with a full own assessment
    std::uint8_t other = 0;          // best of the others once the tool has named its own
    std::uint8_t right = 0, best = 0;
    int score = 1;
    bool automatic = false, urgent = false;
    bool own_yes = false, twin_yes = false;  // the same as the tool's
    double own_value = 0, twin_value = 0;    // J on the axis; number: the own number
    double advice = 0, threshold = 0;
    double file_facts = 0,
           file_rest = 0;  // of the proposal over the other: what a supervisor can read, and the rest
};

struct ProposalTask {
    const World& world;
    const Practice& practice;
    const Conditions& conditions;
    const Mind& mind;
    const Inbox& inbox;
    std::size_t from = 0;  // place of the first case in the inbox
    // One of each a case: the case as an object, the worker who meets it, and the day.
    std::span<const base::Subject> keys, who, day;
    int week = 1;
    // What the caseload knows of its options already, where the inbox's cases are the caseload's; what is missing is drawn.
    struct Known {
        const OptionCases* cases = nullptr;
        const OptionLuck* luck = nullptr;  // the seat's first worker meets them
        bool tool = false;                 // the tool is still the one that the caseload knows
    } known = {};
};

// In place of deliberate(): the same columns, and a proposal for each case. n at most kLaneCases.
void deliberate_proposals(const ProposalTask& task, std::size_t n, Deliberation& out,
                          std::span<Proposal> proposals);

// What the tool proposes among its options: the first, and its lead over the second.
struct FirstOption {
    std::size_t option = 0;
    double lead = 0;
};
// added: to the log-odds of each option, [options], or nullptr.
[[nodiscard]] FirstOption first_option(const Tool& tool, const CaseFacts& facts,
                                       const double* added = nullptr);

// A number in kroner from its logarithm, and whether two are the same.
[[nodiscard]] bool same_number(const Amount& amount, double a, double b);

// Kind number: the logarithm of what was granted. F, or the tool's where an override was given up or refused.
[[nodiscard]] inline double decided_number(const Event& e) {
    return e.acts && e.wanted_override ? e.advice : e.final_judgement;
}

// Judging a decision that took a proposal or did not: options, verdicts, what follows. `e` holds everything else.
void judge_proposal(const World& world, const Proposal& proposal, Event& e);

}  // namespace skoen::sim
