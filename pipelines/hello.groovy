pipeline('hello') {
    about 'Greets everybody in a file'

    def people    = collect { csv 'data/people.csv' }
    def greetings = transform(people) { sql "select 'Hello, ' || name as greeting from people" }
}
