// Terms of a formula: what + - : * / ^ expand to.
#include <algorithm>

#include "sim/base/error.h"
#include "stats/formula.h"

namespace skoen::stats {

namespace {

struct TermSet {
    bool intercept = false;
    bool no_intercept = false;
    std::vector<FormulaTerm> terms;
};

void add_term(TermSet& set, const FormulaTerm& term) {
    if (term.empty()) {
        set.intercept = true;
        set.no_intercept = false;
    } else if (std::find(set.terms.begin(), set.terms.end(), term) == set.terms.end()) {
        set.terms.push_back(term);
    }
}

FormulaTerm joined(FormulaTerm a, const FormulaTerm& b) {
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    a.erase(std::unique(a.begin(), a.end()), a.end());
    return a;
}

class TermExpander {
  public:
    explicit TermExpander(Formula& formula) : formula_(formula) {}

    TermSet expand(const FormulaNode& node) {
        switch (node.kind) {
        case FormulaNode::Kind::number:
            return constant(node);
        case FormulaNode::Kind::negative: {
            TermSet none;
            take_away(none, expand(node.parts[0]));
            return none;
        }
        case FormulaNode::Kind::call:
            if (node.word == "(") return parenthesis(node.parts[0]);
            [[fallthrough]];
        case FormulaNode::Kind::name: {
            TermSet one;
            one.terms.push_back({variable(node)});
            return one;
        }
        case FormulaNode::Kind::binary:
            break;
        }
        return operation(node);
    }

  private:
    static TermSet constant(const FormulaNode& node) {
        TermSet set;
        if (node.number == 1)
            set.intercept = true;
        else if (node.number == 0)
            set.no_intercept = true;
        else
            formula_fault(node.column, "a variable, 0 or 1", node_text(node));
        return set;
    }
    static void take_away(TermSet& from, const TermSet& what) {
        for (const FormulaTerm& term : what.terms) std::erase(from.terms, term);
        if (what.intercept) from.no_intercept = true, from.intercept = false;
        if (what.no_intercept) from.intercept = true, from.no_intercept = false;  // y ~ x - 0
    }
    static void unite(TermSet& into, const TermSet& what) {
        for (const FormulaTerm& term : what.terms) add_term(into, term);
        if (what.intercept) into.intercept = true, into.no_intercept = false;
        if (what.no_intercept) into.no_intercept = true, into.intercept = false;
    }
    static TermSet crossed(const TermSet& a, const TermSet& b) {
        TermSet out;
        for (const FormulaTerm& left : a.terms) {
            for (const FormulaTerm& right : b.terms) add_term(out, joined(left, right));
        }
        return out;
    }

    std::size_t variable(const FormulaNode& node) {
        const std::string text = node_text(node);
        for (std::size_t i = 0; i < formula_.variables.size(); ++i) {
            if (node_text(formula_.variables[i]) == text) return i;
        }
        formula_.variables.push_back(node);
        return formula_.variables.size() - 1;
    }

    TermSet operation(const FormulaNode& node) {
        if (node.word == "|" || node.word == "||") {
            formula_fault(node.column, "a random term in parentheses: (1 | id)", '"' + node.word + '"');
        }
        TermSet a = expand(node.parts[0]);
        if (node.word == "^") {
            const FormulaNode& power = node.parts[1];
            if (power.kind != FormulaNode::Kind::number || power.number < 1 || power.number > 8) {
                formula_fault(power.column, "a power from 1 to 8", node_text(power));
            }
            const TermSet once = a;
            for (int k = 1; k < static_cast<int>(power.number); ++k) unite(a, crossed(a, once));
            return a;
        }
        const TermSet b = expand(node.parts[1]);
        if (node.word == "+") {
            unite(a, b);
        } else if (node.word == "-") {
            take_away(a, b);
        } else if (node.word == ":") {
            return crossed(a, b);
        } else if (node.word == "*") {
            const TermSet products = crossed(a, b);
            unite(a, b);
            unite(a, products);
        } else {  // a/b: a, and b within all of a
            FormulaTerm all;
            for (const FormulaTerm& term : a.terms) all = joined(all, term);
            TermSet whole;
            whole.terms.push_back(all);
            unite(a, crossed(whole, b));
        }
        return a;
    }

    TermSet parenthesis(const FormulaNode& inner) {
        const bool bar = inner.kind == FormulaNode::Kind::binary && (inner.word == "|" || inner.word == "||");
        if (!bar) return expand(inner);
        const std::vector<std::string> names = group_names(inner.parts[1]);
        const bool nested = inner.parts[1].kind == FormulaNode::Kind::binary && inner.parts[1].word == "/";
        const TermSet varying = expand(inner.parts[0]);
        for (std::size_t used = nested ? 1 : names.size(); used <= names.size(); ++used) {
            add_random(varying, {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(used)}, nested,
                       inner.word == "||");
        }
        return {};
    }

    // a, a:b, a/b/c
    std::vector<std::string> group_names(const FormulaNode& node) {
        if (node.kind == FormulaNode::Kind::name) return {node.word};
        if (node.kind == FormulaNode::Kind::call && (node.word == "(" || node.word == "factor")) {
            return group_names(node.parts[0]);
        }
        if (node.kind != FormulaNode::Kind::binary || (node.word != ":" && node.word != "/")) {
            formula_fault(node.column, "a grouping variable, a:b or a/b", node_text(node));
        }
        std::vector<std::string> names = group_names(node.parts[0]);
        for (const std::string& name : group_names(node.parts[1])) names.push_back(name);
        return names;
    }

    // lme4 names the groups of (1 | a/b) "a" and "b:a", those of (1 | a:b) "a:b".
    void add_random(const TermSet& varying, const std::vector<std::string>& group, bool nested, bool apart) {
        std::string name;
        for (const std::string& part : group) {
            if (name.empty())
                name = part;
            else
                name = nested ? part + ':' + name : name + ':' + part;
        }
        const bool intercept = !varying.no_intercept;
        if (!apart) {
            formula_.random.push_back({intercept, varying.terms, group, name});
            return;
        }
        if (intercept) formula_.random.push_back({true, {}, group, name});
        for (const FormulaTerm& term : varying.terms) formula_.random.push_back({false, {term}, group, name});
    }

    Formula& formula_;
};

void order_terms(std::vector<FormulaTerm>& terms) {
    std::stable_sort(terms.begin(), terms.end(),
                     [](const FormulaTerm& a, const FormulaTerm& b) { return a.size() < b.size(); });
}

}  // namespace

Formula parse_formula(std::string_view text) {
    const FormulaNode tree = parse_formula_tree(text);
    Formula formula;
    formula.text = text;
    formula.response = tree.parts[0];
    const TermSet all = TermExpander(formula).expand(tree.parts[1]);
    formula.intercept = !all.no_intercept;
    formula.terms = all.terms;
    order_terms(formula.terms);
    for (RandomFormula& random : formula.random) {
        order_terms(random.terms);
        if (!random.intercept && random.terms.empty()) {
            formula_fault(1, "a random intercept or slope by " + random.name, "none");
        }
    }
    return formula;
}

}  // namespace skoen::stats
