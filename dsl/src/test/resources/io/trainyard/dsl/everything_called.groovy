pipeline('everything-called') {
    def region = oneOf('eu', 'us')
    def days = wholeNumber { otherwise 1; allowed between(1, 5) }
    def raw = collect { csv "data/${region}.csv" }
    def features = transform(raw, days) { compute { rows, n -> rows.limit(n) } }
    def lines = step(features) { using shell('x.sh'); produces table('rows') }
    def failed = transform(each(partition(raw) { by 'x' })) { sql 'select * from raw' }
}
