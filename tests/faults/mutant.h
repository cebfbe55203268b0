// Force-included where tools/mutants.py has written its faults into the sources: the fault whose number stands in the environment as
// SKOEN_MUTANT is switched on, every other expression is worth what it was, to the last bit.
//
// An operator is mutated without knowing how far its operands reach: `a + b` becomes `a + Plus<17>() + b`, which binds the same way.
// All of it is forced inline, as in kernel headers: objects for one instruction set must share nothing (tools/kernel_symbols.sh).
#pragma once

#include <type_traits>

namespace skoen_mutants {

extern int chosen;  // tests/faults/mutant.cpp; 0: none

#define SKOEN_SEEN [[gnu::always_inline]] inline

// `left op Name<site>{} op right`: what stands on the left of an operator with a fault in it.
#define SKOEN_LEFT(Name, op)                                                                                 \
    template <class T, int kSite>                                                                            \
    struct Name##Left {                                                                                      \
        const T& value;                                                                                      \
    };                                                                                                       \
    template <int kSite>                                                                                     \
    struct Name {};                                                                                          \
    template <class T, int kSite>                                                                            \
    SKOEN_SEEN Name##Left<T, kSite> operator op(const T& left, Name<kSite>) {                                \
        return {left};                                                                                       \
    }

// An operator that becomes another one.
#define SKOEN_INFIX(Name, op, other)                                                                         \
    SKOEN_LEFT(Name, op)                                                                                     \
    template <class T, int kSite, class U>                                                                   \
    SKOEN_SEEN auto operator op(Name##Left<T, kSite> left, const U& right) {                                 \
        return chosen == kSite ? left.value other right : left.value op right;                               \
    }
SKOEN_INFIX(Plus, +, -)
SKOEN_INFIX(Minus, -, +)
SKOEN_INFIX(Times, *, /)
SKOEN_INFIX(Over, /, *)
SKOEN_INFIX(Same, ==, !=)
SKOEN_INFIX(Differs, !=, ==)

// An order: shifted by its bound where whole numbers are compared, turned round where the bound has no width.
#define SKOEN_ORDER(Name, op, other, turned)                                                                 \
    SKOEN_LEFT(Name, op)                                                                                     \
    template <class T, int kSite, class U>                                                                   \
    SKOEN_SEEN bool operator op(Name##Left<T, kSite> left, const U& right) {                                 \
        if constexpr (std::is_floating_point_v<T> || std::is_floating_point_v<U>)                            \
            return chosen == kSite ? left.value turned right : left.value op right;                          \
        else                                                                                                 \
            return chosen == kSite ? left.value other right : left.value op right;                           \
    }
SKOEN_ORDER(Less, <, <=, >=)
SKOEN_ORDER(AtMost, <=, <, >)
SKOEN_ORDER(More, >, >=, <=)
SKOEN_ORDER(AtLeast, >=, >, <)

#undef SKOEN_INFIX
#undef SKOEN_ORDER

template <int kSite>
SKOEN_SEEN bool on() {
    return chosen == kSite;
}

// A number: one off where it is whole, doubled (0: one) where it is not. A truth becomes its opposite.
template <int kSite, class T>
SKOEN_SEEN T number(T value) {
    if (chosen != kSite) return value;
    if constexpr (std::is_same_v<T, bool>)
        return !value;
    else if constexpr (std::is_floating_point_v<T>)
        return value == T(0) ? T(1) : value + value;
    else
        return value == T(0) ? T(1) : static_cast<T>(value - T(1));
}

template <int kSite, class T>
SKOEN_SEEN T least(const T& a, const T& b) {
    return (b < a) != on<kSite>() ? b : a;
}
template <int kSite, class T>
SKOEN_SEEN T most(const T& a, const T& b) {
    return (a < b) != on<kSite>() ? b : a;
}

#undef SKOEN_SEEN

}  // namespace skoen_mutants
