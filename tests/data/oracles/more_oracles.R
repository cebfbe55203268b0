# Further figures for tests/stats: random slopes, crossed and nested groups, a boundary fit, an ordinal model, a logistic one
# with two grouping factors. Run here: Rscript more_oracles.R (Debian 12: r-cran-lme4, r-cran-lmertest, r-cran-pbkrtest,
# r-cran-ordinal, r-cran-jsonlite). Writes slopes.csv, ordinal.csv, more_oracles.json.
suppressMessages({library(lmerTest); library(pbkrtest); library(ordinal); library(jsonlite)})
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 2e-4, rhoend = 1e-12, maxfun = 1e5))
set.seed(20261122)
k <- 24; n <- 9
d <- expand.grid(x = 0:(n - 1), school = 1:k)
d$site <- (d$school - 1) %/% 4 + 1
d$item <- d$x %% 5 + 1
d$arm <- ifelse(d$school %% 2 == 1, "kontrol", "kursus")
b <- matrix(rnorm(2 * k), k) %*% chol(matrix(c(1, .3, .3, .25), 2))
d$y <- round(10 + .4 * d$x + .5 * (d$arm == "kursus") + b[d$school, 1] + .5 * b[d$school, 2] * d$x +
  rnorm(6, 0, .7)[d$site] + rnorm(5, 0, .4)[d$item] + rnorm(nrow(d), 0, 1.2), 4)
d$flat <- round(rnorm(nrow(d)) - ave(rnorm(nrow(d)), d$school), 4)
d$flat <- round(d$flat - ave(d$flat, d$school) + rnorm(1), 4)   # no variance between schools: a boundary
write.csv(d, "slopes.csv", row.names = FALSE, quote = FALSE)
d$item <- factor(d$item); d$site <- factor(d$site); d$school <- factor(d$school)
lmm <- function(f) {
  m <- lmer(f, d, control = tight)
  s <- coef(summary(m)); kr <- coef(summary(m, ddf = "Kenward-Roger"))
  ml <- refitML(m, control = tight)
  v <- as.data.frame(VarCorr(m))
  list(formula = deparse1(f), logLik = as.numeric(logLik(m)), logLik_ml = as.numeric(logLik(ml)),
       beta = as.list(fixef(m)), se = as.list(sqrt(diag(as.matrix(vcov(m))))), df = as.list(s[, "df"]),
       kr_df = as.list(kr[, "df"]), kr_se = as.list(kr[, "Std. Error"]),
       var = v[, c("grp", "var1", "var2", "vcov")], singular = isSingular(m))
}
o <- list(lmm(y ~ x + arm + (x | school)), lmm(y ~ x * arm + (1 | school) + (0 + x | school)),
          lmm(y ~ x + arm + (1 | site/school) + (1 | item)), lmm(flat ~ x + arm + (1 | school)))
e <- expand.grid(item = 1:6, id = 1:150)
e$A <- (e$id + e$item) %% 2 + 1; e$B <- (e$id * 2 + e$item * e$item) %% 3 + 1
eta <- .7 * (e$A == 2) - .4 * (e$B == 2) + .5 * (e$B == 3) + rnorm(150, 0, .9)[e$id] + rnorm(6, 0, .5)[e$item]
e$answer <- as.integer(cut(eta + rlogis(nrow(e)), c(-Inf, -1.2, 0, .8, 2, Inf)))
e$yes <- as.integer(eta + rlogis(nrow(e)) > 0)
write.csv(e, "ordinal.csv", row.names = FALSE, quote = FALSE)
e$A <- factor(e$A); e$B <- factor(e$B); e$id <- factor(e$id); e$item <- factor(e$item); e$o <- factor(e$answer)
cl <- function(q) { m <- clmm(o ~ A + B + (1 | id), e, nAGQ = q, control = clmm.control(gradTol = 1e-8))
  list(quadrature = q, logLik = as.numeric(m$logLik), beta = as.list(coef(m)),
       se = as.list(sqrt(diag(vcov(m)))[names(coef(m))]), sd = as.numeric(m$ST[[1]])) }
g <- glmer(yes ~ A + B + (1 | id) + (1 | item), e, binomial,
  control = glmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 2e-3, rhoend = 1e-10, maxfun = 1e5), tolPwrss = 1e-12))
out <- list(versions = list(R = R.version.string, lme4 = as.character(packageVersion("lme4")),
  lmerTest = as.character(packageVersion("lmerTest")), pbkrtest = as.character(packageVersion("pbkrtest")),
  ordinal = as.character(packageVersion("ordinal"))),
  linear = o, ordinal = list(cl(1), cl(15)),
  logistic_crossed = list(logLik = as.numeric(logLik(g)), beta = as.list(fixef(g)),
    se = as.list(sqrt(diag(as.matrix(vcov(g))))), sd = as.list(sapply(VarCorr(g), function(v) sqrt(v[1])))),
  pt = list(x30_df10_ncp30 = pt(30, 10, 30), x2_df5_ncp1.5 = pt(2, 5, 1.5)))
writeLines(toJSON(out, auto_unbox = TRUE, digits = 15, pretty = TRUE), "more_oracles.json")
