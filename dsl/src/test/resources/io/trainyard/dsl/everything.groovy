double clip(double x) { Math.min(x, 1.0d) }
pipeline('everything') {
    about 'All words once'; owner 'me'; tags 'a', 'b'; tags 'c'
    schedule { cron '*/5 0-6 1,15 JAN-MAR MON'; zone 'UTC'; ifMissed all(10); overlap cancelOlder; calendar 'workdays' }
    defaults { retry { times 2; backoff 1.seconds, 10.minutes }; timeout 1.hour }
    def region = oneOf('eu', 'us') { otherwise 'eu'; about 'Which'; askedWhen manual }
    def plain = oneOf('a', 'b')
    def horizon = wholeNumber { otherwise 30; allowed between(7, 90); personal }
    def since = date { otherwise '2026-01-01'; allowed between('2026-01-01', '2026-12-31') }
    def full = yesNo { otherwise false }
    def name = text { otherwise 'x'; allowed oneOf('x', 'y') }
    def required = number()
    def day = runDate()
    def before = runDate { back 30.days }
    def LIMIT = 20.percent
    def WORDS = ['a', 'b']
    def FACTOR = -2.5
    def a = collect { jdbc connection('crm'); login secret('u'), secret('p'); query "select * from x where r = ${region} and d > ${since} and w in (${WORDS})"; retry none }
    def b = collect { parquet "s3://lake/${region}/${setting('x')}/"; about "the lake" }
    def c = collect { http 'https://x'; bearer secret('t'); nullText 'NA', '-'; delimiter ';' }
    def d = collect { published 'offers' }
    def j = collect { jsonLines 'x.jsonl'; needs a, b; retry { times 3; backoff 30.seconds, 10.minutes; only machineLost, timeout, exitCode(75); never outOfMemory } }
    def clean = validate(a) {
        rowCount between(1, horizon)
        column 'x', type(wholeNumber), between(1, 2), oneOf(1, 2), present, unique, nullsAtMost(2.percent), matching(/.+@.+/), personal, identifier
        column 'd', between('2026-01-01', '2026-12-31')
        check 'sql', "x > ${horizon}"
        check('row') { row -> row.text('plan') != 'pro' || row.number('age') >= 18 && WORDS.contains(row.text('x')) }
        badRows quarantine
    }
    def bad = transform(clean.rejected) { sql 'select * from rejected' }
    def features = transform(clean, b, horizon, full, since, name) {
        compute { rows, use, n, isFull, from, who ->
            def joined = rows.join(use, 'id', inner).join(use, ['a', 'b'], left)
            for (column in ['x', 'y']) { joined = joined.withColumn(column, { row -> row.number('x') == null ? 0 : clip(row.number('x') * FACTOR) }) }
            if (isFull) { return joined }
            joined.where("x > ${n}").where { row -> row.date('d') > from }.groupBy('a').agg('sum(x) as total').orderBy('total').limit(n).fill(0)
        }
    }
    def two = transform(clean) { using python('x.py') { argument 'n', horizon; argument 'url', "x/${region}"; environmentVariable 'TOKEN', secret('t'); tablesAs parquet }; outputs 'train', 'stats' }
    def parts = split(two.train) { holdOut required; validation 10.percent; by group 'user'; stratify 'y'; seed 42 }
    def model = train(parts.train) {
        target 'y'; positive true; weight balanced
        inputs { ignore 'id'; only 'a', 'b'; impute median, 'a'; impute mostFrequent, 'b'; encode oneHot, 'b'; encode ordinal, 'a'; scale everyNumber; scale 'a' }
        using gradientBoosting { trees horizon; depth 4; learningRate 0.1; rowShare 80.percent; columnShare 0.5; seed 1 }
        timeout 3.hours
    }
    def m2 = train(parts.train) { target 'y'; using logisticRegression { epochs 5 } }
    def m3 = train(parts.train) { target 'y'; using randomForest { trees 10 } }
    def m4 = train(parts.train) { target 'y'; using python('t.py') { predictWith 'p.py' } }
    def q = evaluate(model, parts.test)
    def q2 = evaluate(model, parts.validation) { measure auc, f1; require auc.atLeast(LIMIT), logLoss.atMost(0.4); slice 'g', auc.gapAtMost(0.05), recall.ratioAtLeast(0.8); slice 'h' }
    def e = explain(model, parts.test) { method permutation; sampleRows 100 }
    def old = champion('churn')
    def better = compare(model, old, parts.test) { betterIf auc.higherBy(0), rmse.lowerBy(0.1), logLoss.notWorse() }
    def best2 = compare(model, m2, parts.test) { betterIf auc.higherBy(0) }
    def release = register(model) { when better, best2; named "churn_${region}"; alias 'fresh'; card { purpose 'x'; limits 'y'; attach q, e, q.findings } }
    def release4 = register(m4) { named 'm4' }
    def scores = predict(champion('churn'), features) { keep 'id', 'x' }
    publish(scores) { jdbc connection('dw'); into 'forecast'; replaceWhere 'day', day }
    def p2 = publish(scores) { csv "out/${day}.csv" }
    def live = deploy(release) { to endpoint('churn') }
    def s = step(scores, release.card) { using shell('x.sh') { argument 'a', 1 }; produces table('lines'), file('report') }
    def s2 = step { using shell('up.sh'); produces file('id') }
    def t = transform(s.lines, d, c, j) { sql 'select 1' }
    cleanup(s2) { using shell('down.sh'); timeout 5.minutes }
}
