module example.com/bans

go 1.19
