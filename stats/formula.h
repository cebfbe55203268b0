// Model formulas as R writes them (Wilkinson & Rogers 1973; Chambers & Hastie 1992), with the random terms of lme4:
//
//   y ~ a*b + log(x) + (1 | id) + (1 + x | school/class) + (x || g) - 1
//
// Operators: + - : * / ^ and parentheses; 0 or -1 takes the intercept away. Functions of a variable: factor(), log(),
// sqrt(), exp(), and I() with arithmetic in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skoen::stats {

struct FormulaNode {
    enum class Kind { name, number, call, binary, negative };
    Kind kind = Kind::name;
    std::string word;   // name, function, or operator: + - * / : ^ | ||
    double number = 0;  // of a number
    std::vector<FormulaNode> parts;
    int column = 1;  // 1-based, in the formula
};

// The node as R's deparse would write it: "log(x)", "a", "I(x^2)".
[[nodiscard]] std::string node_text(const FormulaNode& node);

// A product of variables: indices into Formula::variables, rising. Empty: the intercept.
using FormulaTerm = std::vector<std::size_t>;

struct RandomFormula {
    bool intercept = true;
    std::vector<FormulaTerm> terms;  // varying by group
    std::vector<std::string> group;  // names whose combination is the group
    std::string name;                // "id", "class:school"
};

struct Formula {
    std::string text;
    FormulaNode response;
    bool intercept = true;
    std::vector<FormulaNode> variables;
    std::vector<FormulaTerm> terms;  // main effects first, then by number of variables; each once
    std::vector<RandomFormula> random;
};

// Throws base::InputError (file "--formula", line 1, column of the fault).
[[nodiscard]] Formula parse_formula(std::string_view text);

// The tree alone; `formula_terms.cpp` makes terms of it.
[[nodiscard]] FormulaNode parse_formula_tree(std::string_view text);

[[noreturn]] void formula_fault(int column, std::string expected, std::string found);

}  // namespace skoen::stats
